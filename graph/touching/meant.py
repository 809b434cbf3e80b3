"""What a question of touching means: things, and words that only texts have, wanted and denied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.touching.asked import MAX_APART, tied_ids
from graph.touching.clauses import Groups
from graph.touching.wordings import Either, Wording


@dataclass(frozen=True, slots=True)
class Meant:
    """A recommendation is an answer where it is tied to one thing of each of `groups`.

    Of a group that is words, of the type "text", it has all of these; words may be alternatives to things,
    too, and then come last in their group. `words` are those of the question that tell something, to be
    looked for in texts; `unmet` those of them that name nothing and that nothing has which touches the things
    named. What is tied to one thing of each of `without`, or has its words, is no answer. `versus` says that
    the things of a group are asked against one another; `called` are groups that a document is called by;
    `spelled` has the words that were read as others; and `numbered` the recommendations, by id with their
    ordinals, that are called by their number, where these alone are the answer.
    """

    groups: Groups
    words: str
    unmet: str = ""
    without: Groups = ()
    versus: bool = False
    called: Groups = ()
    spelled: Mapping[str, str] = field(default_factory=dict)
    numbered: Mapping[str, int] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that the question stands for, in its order."""
        groups = (*self.groups, *self.without)
        return tuple(dict.fromkeys(reading for group in groups for reading in group))

    @property
    def named(self) -> Groups:
        """The groups that have things."""
        return tuple(group for group in self.groups if group[0].type != "text")

    @property
    def worded(self) -> Groups:
        """The groups that are words alone."""
        return tuple(group for group in self.groups if group[0].type == "text")

    @property
    def mixed(self) -> bool:
        """Whether words are an alternative to a thing."""
        return any(group[-1].type == "text" for group in self.named)


def beside(catalog: Catalog, groups: Sequence[Sequence[Reading]], words: str) -> Wording:
    """Words in the texts of what is tied to one thing of each group, as far as the text index knows ties.

    Of a group with words as an alternative these will do, too.
    """
    tied = [tied_ids(catalog, group) for group in groups if group[-1].type != "text"]
    mixed = tuple(either(catalog, group) for group in groups if group[-1].type == "text")
    return Wording(words, within=tuple(ids for ids in tied if 0 < len(ids) <= MAX_APART), either=mixed)


def either(catalog: Catalog, group: Sequence[Reading]) -> Either:
    """The alternatives of a group, by the ids of ties that the text index knows and by words."""
    words = tuple(reading.label for reading in group if reading.type == "text")
    return Either(tied_ids(catalog, group)[:MAX_APART], words)
