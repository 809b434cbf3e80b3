"""The history of a library's documents, written when a snapshot is built (see `library.history.past`)."""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from library.building.plan import Plan
from library.building.preparing import read_source
from library.documents.stored import Source
from library.history.matching import matches
from library.history.past import (
    Gone,
    Past,
    PastHead,
    PastRecommendation,
    gone_file,
    past_file,
    read_past,
    write_gone,
    write_past,
)
from library.site import Site
from library.snapshots.snapshot import Snapshot
from ontology.errors import ThroughlineError
from ontology.records import Document, Reading, Recommendation, SourcedText

_LABEL = 120  # characters of a text that stand for a title


def write_history(plan: Plan, folder: Path, previous: Snapshot | None) -> None:
    """Write what all versions of the plan's history said, and what is gone.

    What a previous snapshot of the same software has is shared with it; the rest is read.
    """
    folder.mkdir()
    known = _known(plan, previous)
    for slug, every in groupby(plan.history, key=lambda source: source.document.slug):
        versions = list(every)
        for source in versions:
            if not source.document.removed:
                before = known.get((slug, source.document.version))
                _write_version(source, folder, before, plan.site)
        write_gone(gone_file(folder, slug), _gone(slug, versions, folder))


def _known(plan: Plan, previous: Snapshot | None) -> dict[tuple[str, int], Path]:
    """Where a previous snapshot has versions as they would be read now, by slug and number."""
    if previous is None or not plan.recipe.differs_in_documents_only(previous.manifest.recipe):
        return {}
    same = set(plan.recipe.history) & set(previous.manifest.recipe.history)
    keys = [(each.document.slug, each.number) for each in same]
    return {key: past_file(previous.layout.history, *key) for key in keys}


def _write_version(source: Source, folder: Path, before: Path | None, site: Site) -> None:
    path = past_file(folder, source.document.slug, source.document.version)
    if before and before.is_file():
        os.link(before, path)
        return
    version, title = source.document.version, source.document.title or source.document.source_name
    try:
        reading = read_source(source, site)
        head = _head(version, reading)
        write_past(path, head, _recommendations(reading))
    except ThroughlineError as error:
        # It could be read once, by other software or with a profile that is gone; the library goes on.
        write_past(path, PastHead(version, title, unreadable=str(error)), ())


def _head(version: int, reading: Reading) -> PastHead:
    document = reading.document
    things = {f"document/{document.slug}": document.title} | dict(_things(document))
    labels = {f"recommendation/{each.id}": _label(each) for each in reading.recommendations}
    return PastHead(version, document.title, document.reader, document.profile, len(labels), things | labels)


def _things(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        yield f"section/{document.slug}/{section.code}", section.title
    for category in document.categories:
        yield f"category/{document.slug}/{category.number}", category.label.value
        if category.goal:
            yield f"goal/{document.slug}/{category.number}", category.goal.value
    for question in document.questions:
        yield f"question/{document.slug}/{question.number}", question.text.value


def _label(each: Recommendation) -> str:
    if each.title:
        return each.title.value
    text = " ".join(each.text.value.split())
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _recommendations(reading: Reading) -> Iterator[PastRecommendation]:
    document = reading.document
    sections = {section.code: f"{section.code} {section.title}".strip() for section in document.sections}
    categories = {
        each.number: f"{each.stated_number or ''} {each.label.value}".strip() for each in document.categories
    }
    for each in reading.recommendations:
        category = categories.get(each.category or "") or each.category or _words(each.category_cell)
        yield PastRecommendation(
            code=each.code,
            kind=each.kind,
            title=_words(each.title),
            text=each.text.value,
            section=sections.get(each.section or "", each.section),
            category=category,
            actions=_words(each.actions),
            actor=_words(each.actor),
            funding=_words(each.funding),
            status=_words(each.status) or each.status_fill,
            question=each.question,
            responsible=tuple(name.value for name in each.responsible),
            notes=tuple(note.value for note in each.notes),
            attributes={header: cell.value for header, cell in each.attributes.items()},
            line_start=each.place.line_start,
            line_end=each.place.line_end,
            page=each.place.page,
        )


def _words(text: SourcedText | None) -> str | None:
    return text.value.strip() or None if text else None


def _gone(slug: str, versions: Sequence[Source], folder: Path) -> dict[str, Gone]:
    """The things of earlier versions that are no more, with what took their place in the newest."""
    live = [
        read_past(past_file(folder, slug, s.document.version)) for s in versions if not s.document.removed
    ]
    readable = [past for past in live if not past.head.unreadable]
    if not readable:
        return {}
    gone: dict[str, Gone] = {}
    for before, after in pairwise(readable):
        gone = _after(slug, gone, before, after)
    last = readable[-1].head
    if versions[-1].document.removed:
        there = {thing: Gone(last.version, label) for thing, label in last.things.items()}
        gone = {thing: Gone(each.version, each.label) for thing, each in gone.items()} | there
    return dict(sorted(gone.items()))


def _after(slug: str, gone: dict[str, Gone], before: Past, after: Past) -> dict[str, Gone]:
    """What is gone after one more version: what came back is not, and what replaced may be replaced."""
    became = {
        f"recommendation/{slug}/{before.recommendations[pair.before].code}": (
            f"recommendation/{slug}/{after.recommendations[pair.after].code}"
        )
        for pair in matches(before.recommendations, after.recommendations)
    }
    dropped = {
        thing: Gone(before.head.version, label, became.get(thing))
        for thing, label in before.head.things.items()
    }
    earlier = {
        thing: Gone(each.version, each.label, became.get(each.replaced_by or ""))
        for thing, each in gone.items()
    }
    return {thing: each for thing, each in (earlier | dropped).items() if thing not in after.head.things}
