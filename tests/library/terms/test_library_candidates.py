"""Which phrases are candidates for concepts, in a few records made by hand."""

from typing import Any

from library.terms.candidates import candidates
from library.terms.skos_draft import skos_draft


def record(code: str, text: str, *covered: str) -> dict[str, Any]:
    """A record whose text mentions concepts by these words."""
    mentions = [{"field": "text", "start": text.index(w), "end": text.index(w) + len(w)} for w in covered]
    source = {"document": "plan", "line_start": 1, "line_end": 1}
    return {"id": f"plan/{code}", "title": None, "text": text, "mentions": mentions, "source": source}


def labels(*records: dict[str, Any], least: int = 2) -> list[str]:
    return [each.label for each in candidates(records, least)]


def test_a_phrase_that_is_said_often_is_told_as_it_is_mostly_written() -> None:
    (found,) = candidates(
        [
            record("1", "Plant a tree canopy."),
            record("2", "Protect tree canopies, and"),
            record("3", "the tree canopy must grow."),
        ]
    )
    assert (found.label, found.forms, found.count, found.recommendations) == (
        "tree canopy",
        ("tree canopies",),
        3,
        3,
    )
    assert (found.examples[0].recommendation, found.examples[0].quote) == ("plan/1", "tree canopy")


def test_a_part_of_a_longer_term_is_told_only_if_it_is_said_by_itself() -> None:
    both = [record(n, f"{n}: peer resource center.") for n in "ab"]
    assert labels(*both) == ["peer resource center"]
    assert "center" in labels(*both, *(record(n, "A center.") for n in "cd"))


def test_what_a_concept_covers_is_none() -> None:
    assert labels(record("1", "Hire tree wardens.", "tree wardens"), record("2", "Tree wardens.")) == []


def test_stop_words_numbers_verbs_and_punctuation_are_borders() -> None:
    text = "The City should provide benches, and lamps in 2030 quickly"
    assert sorted(labels(record("1", text), record("2", text))) == ["City", "benches", "lamps"]


def test_the_draft_is_turtle_whatever_the_words() -> None:
    found = candidates([record(n, 'the "night\\buses" and\nnight buses') for n in "ab"])
    assert '<id/topic/night-buses> a tl:Topic ;\n    skos:prefLabel "night buses"@en' in skos_draft(found)
    assert "<id/topic/night-buses-term>" in skos_draft(found, {"topic/night-buses"})
