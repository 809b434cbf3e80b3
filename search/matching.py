"""Why a record matched, and where, read from the record itself."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from search.answer import How
from search.kept import Kept, Reasons
from search.texts import asked_fields
from search.tied import TiedLeaves
from search.tree import Fuzzy, Node, Pattern, Phrase, Range, Tied, Word, leaves
from search.wanted import Span, Wanted
from search.whole_names import WholeNames

#: From the best reason to the weakest.
_RANKS: Final[Mapping[How, int]] = {"exact": 0, "stem": 1, "alias": 2, "relation": 3, "fuzzy": 4}
_MAX_MATCHES: Final = 20

Reason = tuple[How, str, str]


class Explanation(NamedTuple):
    """Why a record matched, best first, and what to mark: composed texts with their spans, by field.

    A reason is (how, field, term), as in `search.answer.Match`.
    """

    matches: Sequence[Reason]
    marked: Mapping[str, tuple[str, list[Span]]]


class Matcher:
    """Explains why records match a tree, page after page."""

    def __init__(self, tree: Node, replaced: Collection[str] = ()) -> None:
        every = list(leaves(tree))
        self._tied = TiedLeaves([leaf for leaf in every if isinstance(leaf, Tied)])
        self._words = [leaf for leaf in every if isinstance(leaf, Word | Phrase | Pattern | Fuzzy)]
        self._codes = [code for leaf in self._words if (code := _code(leaf))]
        self._ranges = {leaf.field for leaf in every if isinstance(leaf, Range)}
        self._only_words = not (self._tied or self._codes or self._ranges)
        self._names = WholeNames(tree)
        self._replaced = replaced
        self._fields = frozenset(leaf.field for leaf in self._words)
        self._wanted: dict[str, Wanted] = {}
        self._alike: dict[frozenset[str | None], Wanted] = {}

    def explain(self, page: Sequence[Kept]) -> list[Explanation]:
        """Why each record of a page matches."""
        texts = [kept.texts() for kept in page]
        plain = all(kept.plain for kept in page)
        found = zip(page, texts, self._found(texts, plain=plain), strict=True)
        return [self._explained(kept, said, spans) for kept, said, spans in found]

    def _found(self, page: Sequence[Mapping[str, str]], *, plain: bool) -> list[dict[str, list[Span]]]:
        """Where the words stand in the texts of each record, by field: all texts alike are read as one."""
        alike: dict[Wanted, list[tuple[int, str, str]]] = {}
        for number, texts in enumerate(page):
            for field, text in texts.items():
                wanted = self._wanted.get(field) or self._in(field)
                alike.setdefault(wanted, []).append((number, field, text))
        found: list[dict[str, list[Span]]] = [{} for _ in page]
        for wanted, places in alike.items():
            spans = wanted.spans([text for _, _, text in places], plain=plain)
            for (number, field, _), here in zip(places, spans, strict=True):
                if here:
                    found[number][field] = here
        if len(alike) > 1:
            both = zip(page, found, strict=True)
            found = [{field: here[field] for field in texts if field in here} for texts, here in both]
        return found

    def _explained(self, kept: Kept, texts: Mapping[str, str], spans: dict[str, list[Span]]) -> Explanation:
        spans = self._names.whole(spans)
        matches = [
            (how, field, texts[field][start:end])
            for field, here in spans.items()
            for start, end, how, _ in here
        ]
        if not self._only_words:
            reasons = kept.reasons
            matches += self._by_code(reasons)
            matches += self._tied.reasons(reasons, texts, spans)
        return Explanation(_best(matches), {field: (texts[field], here) for field, here in spans.items()})

    def _in(self, field: str) -> Wanted:
        """What is wanted in a text of this field."""
        asked = asked_fields(field) & self._fields
        if asked not in self._alike:
            self._alike[asked] = Wanted([leaf for leaf in self._words if leaf.field in asked], self._replaced)
        self._wanted[field] = self._alike[asked]
        return self._wanted[field]

    def _by_code(self, record: Reasons) -> Iterator[Reason]:
        question = record["question"]
        values = [("code", record["code"]), ("code", record["id"])]
        values += [("question", question["id"].rpartition("/")[2])] if question else []
        for field, value in values if self._codes else ():
            if any(code.fullmatch(value.lower()) for code in self._codes):
                yield "exact", field, value
        if "code" in self._ranges:
            yield "exact", "code", record["code"]
        if "percent" in self._ranges and question:
            yield "exact", "percent", f"{question['percent']:g}"


def _code(leaf: Node) -> re.Pattern[str] | None:
    """What codes a leaf means, if any; a part left open only where codes are asked for."""
    match leaf:
        case Word(text=text) if any(map(str.isdigit, text)) or leaf.field == "code":
            return re.compile(re.escape(text.lower()))
        case Pattern(text=text, field="code"):
            return re.compile(re.escape(text.lower()).replace(r"\*", ".*").replace(r"\?", "."))
        case _:
            return None


def _best(matches: list[Reason]) -> Sequence[Reason]:
    """Each reason once, the best first."""
    if len(matches) < 2:
        return matches
    once: dict[tuple[str, ...], Reason] = {}
    for match in matches:
        once.setdefault((match[0], match[1], match[2].lower()), match)
    best = list(once.values())
    if any(how != matches[0][0] for how, _, _ in best):
        best.sort(key=lambda match: _RANKS[match[0]])
    return best[:_MAX_MATCHES]
