"""Full text inside SPARQL: patterns of one predicate, answered by the text index before the query runs.

::

    ?r tl:textQuery "peer support" .
    (?r ?score ?highlight) tl:textQuery ("peer support" 20) ; dcterms:title ?title .

Each becomes a VALUES block of what was found, so that the rest of the query joins with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.sparql.edits import Edit
from graph.sparql.lexer import Token, position
from graph.sparql.values import Value
from ontology.errors import Malformed, TooLarge

#: The local name of the predicate in the site's own vocabulary.
PREDICATE: Final = "textQuery"
DEFAULT_HITS: Final = 100
MOST_HITS: Final = 1000
MOST_SEARCHES: Final = 8

_FORM: Final = 'write ?r tl:textQuery "words" or (?r ?score ?highlight) tl:textQuery ("words" 20)'
_MOST_VARIABLES: Final = 3


@dataclass(frozen=True, slots=True)
class TextHit:
    """A recommendation that words found: its IRI, its score, and its text as HTML with the words marked."""

    iri: str
    score: float
    highlight: str


#: What finds recommendations, best first, by words and the greatest number of them.
Find = Callable[[str, int], Sequence[TextHit]]


@dataclass(frozen=True, slots=True)
class Texts:
    """The patterns of full text in a query; `base` and `prefixes` are those known beforehand."""

    text: str
    found: Sequence[Token]
    predicate: str
    base: str
    prefixes: Mapping[str, str]
    values: Mapping[str, Value]

    def edits(self, find: Find) -> Iterator[Edit]:
        """What each pattern becomes. Raises Malformed, with its place, for one that cannot be answered."""
        if PREDICATE not in self.text:
            return
        spelled = self._spelled()
        places = [place for place, token in enumerate(self.found) if token.text in spelled]
        if len(places) > MOST_SEARCHES:
            raise TooLarge(f"The query searches too often: at most {MOST_SEARCHES} times.", "query")
        for place in places:
            yield from self._pattern(place, spelled, find)

    def _spelled(self) -> set[str]:
        """All the ways to write the predicate: its IRI, and its name by every prefix of its namespace."""
        known, base = dict(self.prefixes), self.base
        for at, word in enumerate(self.found[:-1]):
            following = self.found[at + 1]
            if word.text.upper() == "BASE" and following.kind == "iri":
                base = urljoin(base, following.text[1:-1])
            elif word.text.upper() == "PREFIX" and following.text.endswith(":"):
                known[following.text[:-1]] = urljoin(base, self._token(at, 2).text[1:-1])
        names = {
            f"{prefix}:{PREDICATE}" for prefix, iri in known.items() if iri + PREDICATE == self.predicate
        }
        iris = {token.text for token in self.found if token.kind == "iri" and PREDICATE in token.text}
        return names | {iri for iri in iris if urljoin(base, iri[1:-1]) == self.predicate}

    def _pattern(self, place: int, spelled: set[str], find: Find) -> Iterator[Edit]:
        first, variables, chained = self._subject(place)
        last, words, most = self._words(place)
        hits = find(words, most)
        rows = " ".join(f"({' '.join(map(str, _terms(hit)[: len(variables)]))})" for hit in hits)
        block = f"VALUES ({' '.join(variables)}) {{ {rows} }}"
        yield Edit(self.found[first].start, self.found[last].end, f" . {block}" if chained else block)
        following = [token.text for token in self.found[last + 1 : last + 3]]
        if following[:1] == [";"] and not spelled.issuperset(following[1:]):
            # What follows is said of the same subject.
            ends = following[1:] == [] or following[1] in ".;}"
            semicolon = self.found[last + 1]
            yield Edit(semicolon.start, semicolon.end, " " if ends else f" . {variables[0]} ")

    def _subject(self, place: int) -> tuple[int, list[str], bool]:
        """Where the pattern begins, its variables, and whether the subject was named before a ";"."""
        before = self._token(place, -1)
        if before.kind == "variable":
            return place - 1, [before.text], False
        if before.text == ";":
            return place - 1, [self._subject_before(place - 1)], True
        first = place - 2
        while first >= 0 and self.found[first].kind == "variable":
            first -= 1
        variables = [token.text for token in self.found[first + 1 : place - 1]]
        if (
            before.text != ")"
            or self._token(first, 0).text != "("
            or not 0 < len(variables) <= _MOST_VARIABLES
        ):
            raise self._malformed(place, "Its subject must be a variable, or up to three in parentheses")
        if len(set(variables)) < len(variables):
            raise self._malformed(place, "Its variables must be different ones")
        return first, variables, False

    def _subject_before(self, place: int) -> str:
        depth, at = 0, place
        while at > 0 and (depth or self.found[at - 1].text not in "{}."):
            at -= 1
            depth += (self.found[at].text in ")]") - (self.found[at].text in "([")
        if self.found[at].kind != "variable":
            raise self._malformed(place + 1, "Its subject must be a variable")
        return self.found[at].text

    def _words(self, place: int) -> tuple[int, str, int]:
        """Where the pattern ends, the words to look for, and how many to find."""
        following = self._token(place, 1)
        if following.text != "(":
            return place + 1, self._word_text(place, following), DEFAULT_HITS
        words, number = self._word_text(place, self._token(place, 2)), self._token(place, 3)
        if number.text == ")":
            return place + 3, words, DEFAULT_HITS
        if not number.text.isascii() or not number.text.isdigit() or self._token(place, 4).text != ")":
            raise self._malformed(place, "After its words may stand how many to find, and nothing else")
        if len(number.text) > len(str(MOST_HITS)) or not 0 < int(number.text) <= MOST_HITS:
            raise self._malformed(place, f"It finds 1 to {MOST_HITS}")
        return place + 4, words, int(number.text)

    def _word_text(self, place: int, token: Token) -> str:
        value = self.values.get(token.text[1:]) if token.kind == "variable" else None
        if isinstance(value, Literal):
            return value.value
        if token.kind != "string":
            raise self._malformed(place, "Its words must stand in the query, in quotes")
        try:
            said = next(parse(f"<a:a> <a:a> {token.text} .", RdfFormat.TURTLE)).object
        except SyntaxError as error:
            raise self._malformed(place, "Its words are no string") from error
        assert isinstance(said, Literal)
        return said.value

    def _token(self, place: int, step: int) -> Token:
        return self.found[place + step] if 0 <= place + step < len(self.found) else Token("mark", "", 0, 0)

    def _malformed(self, place: int, what: str) -> Malformed:
        line, column = position(self.text, self.found[place].start)
        return Malformed(f"{what} (at {line}:{column}): {_FORM}.", line, column, "query")


def _terms(hit: TextHit) -> tuple[NamedNode, Literal, Literal]:
    return NamedNode(hit.iri), Literal(hit.score), Literal(hit.highlight)
