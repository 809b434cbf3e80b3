"""How quotes are shown: each sentence once, with every word marked that proves a tie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

_SENTENCE: Final = 60  # characters
_QUOTED: Final = 700  # characters
_AROUND: Final = 250  # characters of a long quote on both sides of what is marked

Span = tuple[int, int]


def telling(proofs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether some evidence is a sentence, so that the text need not be told beside it."""
    return any(len(proof["quote"]) > _SENTENCE for proof in proofs)


def distinct(proofs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The same words at the same place prove several ties: each is shown once, with the `spans` of all."""
    seen: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for proof in proofs:
        seen.setdefault((proof["document"], proof["line_start"], proof["quote"]), []).append(proof)
    return [{**same[0], "spans": [_span(proof) for proof in same]} for same in seen.values()]


def cut(proof: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The words of a quote in parts, each with whether it is what tells; a long one around that alone."""
    quote = proof["quote"]
    spans = list(_marked(quote, proof.get("spans") or [_span(proof)]))
    if not spans:
        yield quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…", False
        return
    first, last = 0, len(quote)
    if last > _QUOTED:
        first, last = max(0, spans[0][0] - _AROUND), min(last, spans[0][1] + _AROUND)
    spans = [span for span in spans if span[1] <= last]
    yield ("…" if first else "") + quote[first : spans[0][0]], False
    for (start, end), (after, _) in pairwise([*spans, (last, last)]):
        yield quote[start:end], True
        yield quote[end:after] + ("…" if after == last < len(quote) else ""), False


def _span(proof: Mapping[str, Any]) -> Span:
    return proof.get("start", 0), proof.get("end", 0)


def _marked(quote: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans to mark, in order, none within another; none that is all of the quote, or most of a page."""
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if at <= start < end <= len(quote) and end - start < min(len(quote), _QUOTED + 1):
            yield start, end
            at = end
