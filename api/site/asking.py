"""Questions in plain words that a page answers, as words.toml has their openings."""

from api.site.wording import WORDING


def touches_asked(words: str) -> str | None:
    """What "what touches …?" is asked of; None where the words are no such question."""
    plain = " ".join(words.split()).rstrip("?").strip()
    for opening in WORDING["openings"]:
        if plain.lower().startswith(f"{opening} "):
            return plain[len(opening) :].strip() or None
    return None
