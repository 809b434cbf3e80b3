"""The parties that a document states and no vocabulary knows, found in the texts of its other rows too."""

from collections.abc import Iterable, Mapping
from typing import Final

from ontology.concepts import Concept, Vocabulary
from ontology.found import FoundConcepts
from ontology.labels import is_acronym
from ontology.linking import Linker, Match
from ontology.parties import Party, PartyReader
from ontology.passages import WordsOfText
from ontology.records import Recommendation

_MANY: Final = 20_000  # cells whose parties are remembered
_NOT_NAMES: Final = frozenset({"all", "any", "both", "each", "every", "other", "others", "various"})


class FoundParties:
    """The unknown parties of one document; `short` holds the full names of the abbreviations that it defines.

    What a party is called elsewhere in the document is known after `learn`; without it, parties are met one
    by one, and are mentioned nowhere.
    """

    def __init__(self, reader: PartyReader, found: FoundConcepts, short: Mapping[str, str]) -> None:
        self._reader = reader
        self._found = found
        self._short = short
        self._names = {name: abbreviation for abbreviation, name in short.items()}
        self._read: dict[str, list[Party]] = {}
        self._linker: Linker | None = None
        self.concepts: dict[str, Concept] = {}

    def learn(self, recommendations: Iterable[Recommendation]) -> None:
        """Go through what the recommendations of the document state, so that its parties are known."""
        for recommendation in recommendations:
            for cell in recommendation.responsible:
                for party in self.read(cell.value):
                    if not party.concepts:
                        self.named(party)
        if self.concepts:
            self._linker = Linker(Vocabulary(self.concepts, ""))

    def read(self, cell: str) -> list[Party]:
        """The parties of a cell that states who is responsible."""
        if cell not in self._read:
            if len(self._read) >= _MANY:
                self._read.clear()
            self._read[cell] = self._reader.read(cell)
        return self._read[cell]

    def named(self, party: Party) -> Concept:
        """The concept of a party that no vocabulary knows, by its full name."""
        name = self._short.get(party.name, party.name)
        abbreviation = party.abbreviation or self._names.get(name)
        concept = self._found.named("system", name, abbreviation)
        if _is_name(name):
            self.concepts.setdefault(concept.id, concept)
        return concept

    def mentioned(self, text: WordsOfText, known: Iterable[Match]) -> list[Match]:
        """Where a text names one of these parties, apart from what the vocabulary knows there already."""
        if self._linker is None:
            return []
        spans = [(match.start, match.end) for match in known]
        return [
            match
            for match in self._linker.find_in(text)
            if not any(start < match.end and match.start < end for start, end in spans)
        ]


def _is_name(name: str) -> bool:
    """Whether words are a party's wherever they stand: "Planning" alone may be what everyone does."""
    words = name.casefold().split()
    return is_acronym(name) or (len(words) > 1 and words[0] not in _NOT_NAMES)
