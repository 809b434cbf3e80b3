"""What a table is, and what each of its columns means, told by the words of its header row."""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.languages import languages
from ingest.meanings import Meanings, Words, normal, phrases

_ENOUGH = 0.6
_MOST = 200  # columns of a table that are looked at: one with more is no table of recommendations


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table, as `headers.toml` describes it; `columns` are the words of each meaning."""

    name: str
    columns: Meanings
    required: Words
    weaker: Mapping[str, Meanings] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    softly: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    at_most: int | None = None

    def with_words(self, words: Mapping[str, Words]) -> "TableKind":
        """The same kind with further words for its columns, before its own."""
        own = self.columns.words
        return replace(
            self, columns=Meanings({meaning: (*words.get(meaning, ()), *own[meaning]) for meaning in own})
        )


@cache
def shipped_kinds() -> tuple[TableKind, ...]:
    """The kinds of table that the software knows, in the order in which they are tried."""
    data = tomllib.loads(files("ingest").joinpath("headers.toml").read_text(encoding="utf-8"))
    _take_languages(data["recommendations"], languages())
    return tuple(
        TableKind(
            name,
            columns=Meanings(kind["columns"]),
            required=tuple(kind["required"]),
            weaker={how: Meanings({how: words}) for how, words in kind.get("weaker", {}).items()},
            doubtful=frozenset(map(normal, kind.get("doubtful", ()))),
            softly=frozenset(kind.get("softly", ())),
            never=frozenset(map(normal, kind.get("never", ()))),
            together=frozenset(map(normal, kind.get("together", ()))),
            none=frozenset(word.casefold() for word in kind.get("none", ())),
            aside=frozenset(kind.get("aside", ())),
            totals=frozenset(word.casefold() for word in kind.get("totals", ())),
            at_most=kind.get("at_most"),
        )
        for name, kind in data.items()
    )


@cache
def recommendation_kind() -> TableKind:
    """Of these the kind that holds recommendations."""
    return next(kind for kind in shipped_kinds() if kind.name == "recommendations")


def _take_languages(kind: dict[str, Any], others: Mapping[str, Any]) -> None:
    """Add the words of other languages after a kind's own."""
    for meaning, words in others["columns"].items():
        known = kind["together"] if meaning == "together" else kind["columns"][meaning]
        known += [word for word in words if word not in known]
    for how, words in others["weaker"].items():
        kind["weaker"][how] += words


def table_kind(kinds: Iterable[TableKind], headers: Sequence[str]) -> tuple[TableKind, dict[str, int]] | None:
    """The first kind that a header row fits, with the index of the column of each meaning; None if it fits
    none.
    """
    if sum(map(bool, headers)) > _MOST:
        return None
    for kind in kinds:
        columns = _columns(kind, headers)
        if columns is not None:
            return kind, columns
    return None


def _columns(kind: TableKind, headers: Sequence[str]) -> dict[str, int] | None:
    named = [header for header in headers if header]
    if kind.at_most and len(named) > kind.at_most:
        return None
    if said_in(headers, kind.never):
        return None
    found = _assigned(kind, headers)
    weak = False
    for meaning in kind.required:
        if meaning in found:
            weak = weak or kind.columns.scores(headers[found[meaning]])[meaning][1] in kind.together
        elif _find_otherwise(kind, meaning, headers, found):
            weak = True
        else:
            return None
    beside = found.keys() - set(kind.required) - kind.aside - {"number"}
    if weak and kind.together and not beside:
        return None
    return {meaning: index for meaning, index in found.items() if meaning not in kind.aside}


def said_in(headers: Sequence[str], words: frozenset[str]) -> int:
    """How many headers hold one of some words."""
    return sum(not words.isdisjoint(phrases(normal(header[:200]))) for header in headers if header)


def columns_beside(
    kind: TableKind, headers: Sequence[str], text: int, barred: Collection[tuple[int, str]] = ()
) -> dict[str, int]:
    """The column of each meaning but that of the recommendations, whose column is known; `barred` are
    columns with meanings that they cannot have, as their cells show.
    """
    beside = [header if index != text else "" for index, header in enumerate(headers)]
    found = _assigned(kind, beside, without="text", barred=barred)
    if "category" not in found:
        aims = kind.weaker.get("aim", Meanings({}))
        taken = set(found.values())
        said = [
            index
            for index, header in enumerate(beside)
            if header and aims.scores(header) and index not in taken
        ]
        if said:
            found["category"] = said[0]
    return found


def _assigned(
    kind: TableKind, headers: Sequence[str], without: str = "", barred: Collection[tuple[int, str]] = ()
) -> dict[str, int]:
    """The column of each meaning: the best match first; among equals, the column that can mean least else."""
    matches: list[tuple[float, int, int, int, int, str]] = []
    order = {meaning: at for at, meaning in enumerate(kind.columns.words)}
    for index, header in enumerate(headers):
        scores = kind.columns.scores(header) if header else {}
        for meaning, (score, word) in scores.items():
            if score >= _ENOUGH and meaning != without and (index, meaning) not in barred:
                rivals = sum(other == score for other, _ in scores.values())
                rank = kind.columns.words[meaning].index(word)  # the data's first words say it best
                matches.append((-score, rivals, order[meaning], rank, index, meaning))
    found: dict[str, int] = {}
    taken: set[int] = set()
    for _, _, _, _, index, meaning in sorted(matches):
        if meaning not in found and index not in taken:
            found[meaning] = index
            taken.add(index)
    return found


def _find_otherwise(kind: TableKind, meaning: str, headers: Sequence[str], found: dict[str, int]) -> bool:
    """Give a meaning that is required the column that further words of the kind fit best, whatever it had.

    Among equals it is the one whose words the data has first: the narrower of two that nest.
    """
    fitting = [
        (-score, nested, index)
        for nested, (how, words) in enumerate(kind.weaker.items())
        for index, header in enumerate(headers)
        if (score := words.scores(header).get(how, (0.0, ""))[0]) >= _ENOUGH
    ]
    if meaning != "text" or not fitting:
        return False
    _, _, index = min(fitting)
    for other in [other for other, column in found.items() if column == index]:
        del found[other]
    found[meaning] = index
    return True
