"""The subjects that headings put recommendations under, for a document that names no categories otherwise."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.labels import coded, opening, uncoded, words_of
from ingest.layouts.prose.subjects import subjects, weak_label
from ingest.layouts.wording.addressees import addressed
from ingest.layouts.wording.announcing import announces, silences
from ingest.layouts.wording.codes import Codes
from ingest.layouts.wording.findings import Ground, Recognised
from ingest.nesting import slug
from ingest.outline import Part
from ingest.pieces import cut
from ingest.profiles import Profile
from ontology.records import Category, Recommendation, SourcedText

_LABEL = re.compile(r"(?P<word>[^\W\d_]{3,20}(?:\s[^\W\d_]{4,12})?)\s?:\s+(?=\S)")
_IN_BRACKETS = re.compile(r"\[[\w./-]{1,12}\][.:]?\s+")  # a code: "[2.1] Clean fleet"
_SEVERAL = 2  # subjects that show that headings tell them apart
_SHARE = 0.5  # of all recommendations that stand under one, at least

Recommendations = Callable[[Codes], Iterator[Recognised]]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The subjects as categories, and the recommendations each with its own."""

    categories: tuple[Category, ...]
    recommendations: Recommendations


def grouped(recommendations: Recommendations, ground: Ground) -> Grouped:
    """The nearest heading over a recommendation that says more than that recommendations follow.

    None where all stand under the same, or where headings are the titles of recommendations.
    """
    parts = {part.section.code: part for part in ground.outline.parts}
    if sum(part.heading is not None for part in parts.values()) < _SEVERAL:
        return Grouped((), recommendations)
    found = [one.recommendation for one in recommendations(Codes())]
    if not found or any(one.category or one.category_cell for one in found):
        return Grouped((), recommendations)
    headings = _subjects(found, parts, ground.profile)
    told = _told({code: subject for code, subject in headings.items() if subject})
    under = sum(one.section in told for one in found)
    if len({subject.number for subject in told.values()}) < _SEVERAL or under < _SHARE * len(found):
        return Grouped((), recommendations)
    return Grouped(
        tuple({subject.number: subject for subject in told.values()}.values()),
        lambda codes: (_under(one, told) for one in recommendations(codes)),
    )


def _under(one: Recognised, subjects: Mapping[str, Category]) -> Recognised:
    subject = subjects.get(one.recommendation.section or "")
    if subject is None:
        return one
    said = replace(one.recommendation, category=subject.number, category_cell=subject.label)
    return replace(one, recommendation=said)


def _subjects(
    found: list[Recommendation], parts: Mapping[str, Part], profile: Profile
) -> dict[str, Category | None]:
    """The subject of each section that holds recommendations, by the section's code, in their order."""
    held = dict.fromkeys(one.section for one in found if one.section in parts)
    ways = {code: _way(code, parts) for code in held if code is not None}
    own = {said.value for one in found for said in (one.title, one.text) if said}
    titles = own | _repeated(ways.values())
    codes = {one.section: one.code for one in found}
    common = set.intersection(*({part.section.code for part in way} for way in ways.values())) if ways else ()
    return {
        code: next(
            (
                _category(part)
                for part in way
                if part.section.code not in common
                and part.heading
                and not _is_title(part.heading.text.value, titles)
                and (_is_subject(part.heading.text.value, profile) or _goes_on(part, codes.get(code, "")))
            ),
            None,
        )
        for code, way in ways.items()
    }


def _told(found: dict[str, Category]) -> dict[str, Category]:
    """Subjects without the label that stands before all of them, or the label and the number before each."""
    named = subjects((one.label, one.place) for one in found.values())
    return _without_label({code: named[one.label.value] for code, one in found.items()})


def _without_label(subjects: dict[str, Category]) -> dict[str, Category]:
    """Subjects without the word that stands before all of them: "Principle: Publish early"."""
    labels = {code: _LABEL.match(subject.label.value) for code, subject in subjects.items()}
    said = {label["word"].casefold() for label in labels.values() if label}
    several = len({subject.number for subject in subjects.values()}) >= _SEVERAL
    if len(said) != 1 or not all(labels.values()) or not several:
        return subjects
    return {
        code: _named(cut(subject.label, label.end()), subject)
        for code, subject in subjects.items()
        if (label := labels[code])
    }


def _named(label: SourcedText, subject: Category) -> Category:
    return replace(subject, number=slug(label.value), label=label)


def _is_title(heading: str, titles: Collection[str]) -> bool:
    """Whether a heading is one of some titles, or that after a code ("B1 Clean fleet")."""
    code = coded(heading) or _IN_BRACKETS.match(heading)
    end = code.end() if isinstance(code, re.Match) else code.end if code else None
    return heading in titles or (end is not None and heading[end:] in titles)


def _way(code: str | None, parts: Mapping[str, Part]) -> list[Part]:
    """A section and those around it, from the inside out."""
    way: list[Part] = []
    while code is not None and code in parts and len(way) < len(parts):
        way.append(parts[code])
        code = parts[code].section.parent
    return way


def _repeated(ways: Iterable[Sequence[Part]]) -> set[str]:
    """Headings that come again in another section, as "Calls" in each chapter: they tell none apart."""
    parts = {part.section.code: part for way in ways for part in way}
    times = Counter(part.heading.text.value for part in parts.values() if part.heading)
    return {words for words, count in times.items() if count >= _SEVERAL}


def _is_subject(words: str, profile: Profile) -> bool:
    """Whether a heading says what something is about."""
    generic = words.casefold().strip(" .:") in words_of("stating", "titles")
    labelled = opening(words, announced=True) or uncoded(words)
    party = addressed(SourcedText(words, ()))
    return not (party or generic or labelled or announces(words, profile) or silences(words, profile))


def _goes_on(part: Part, code: str) -> bool:
    """Whether a recommendation's code goes on with the number of the labelled heading over it."""
    label = weak_label(part.heading.text.value) if part.heading else None
    return label is not None and code.startswith(f"{label.code}.")


def _category(part: Part) -> Category:
    assert part.heading is not None
    label = part.heading.text
    return Category(slug(label.value), label, None, part.heading.place, numbered=False)
