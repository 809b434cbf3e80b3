"""What touches a thing: every recommendation tied to it or to a narrower concept, with path and proof.

Last come those that have it in their text alone; words that name no thing are looked for there only.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, reading_of
from graph.ties.counting import Tally
from graph.ties.relations import IN_TEXT, WORDS
from graph.ties.ties import Ties
from graph.touching.apart import Alone, apart, further
from graph.touching.by_text import in_any_form, text_items, wording_of
from graph.touching.connected import Connected, connected
from graph.touching.documents import called, holding
from graph.touching.finding import Finder, Finding
from graph.touching.items import Fetch, TouchItem
from graph.touching.meaning import meant_by
from graph.touching.meant import Meant
from graph.touching.near import STATES, Untied, untied
from graph.touching.request import TouchesRequest
from graph.touching.sides import both, items_of
from graph.touching.wordings import NOTHING, TextPage, TextSearch, Wording
from ontology.errors import Invalid


@dataclass(frozen=True, slots=True)
class TouchGroup:
    """The recommendations whose nearest tie is of one relation: how many, and those on this page."""

    relation: str
    label: str
    count: int
    items: tuple[TouchItem, ...]


@dataclass(frozen=True, slots=True)
class TouchesAnswer:
    """One page of what touches the things that the query stands for.

    `resolved` are the things that the query stands for, and `asked` their ids by group: a recommendation
    touches one thing of each group, and of a group that is words has these in its text. Most queries name one
    thing; "stipends for nurses" names two. `unmet` are words of the query that name nothing and that nothing
    has which touches the things named: the answer is then of these things alone. What touches one thing of
    each group of `without`, or has its words, was denied and is left out.
    `total` and the counts are of the whole answer, each recommendation counted once. The page runs through
    the groups in order, and in each the stated come before the inferred, the near before the far. What is
    connected is counted over `connected_of` of the total: all, but for a great many by text alone.
    Where no tie answers, `untied` are the things asked about that nothing is tied to, each with what lies
    near. `apart` tells how many touch each part of the question alone, where nothing touches all of them or
    they are asked against one another ("nurses versus doctors"; then the answer is of any). `spelled` has the
    words that no text has, each with the one that it was read as; `further` is how many things more have the
    names asked by, of which the 50 with the most ties were taken. `numbered` are the ids of the
    recommendations that the query calls by their number: the answer is of these alone.
    """

    query: str
    resolved: tuple[Reading, ...]
    asked: tuple[tuple[str, ...], ...]
    unmet: str
    without: tuple[tuple[str, ...], ...]
    total: int
    limit: int
    offset: int
    groups: tuple[TouchGroup, ...]
    connected: Connected
    connected_of: int
    untied: tuple[Untied, ...]
    apart: tuple[Alone, ...]
    spelled: Mapping[str, str]
    further: int
    numbered: tuple[str, ...]


def touches(
    catalog: Catalog,
    ties: Ties,
    fetch: Fetch,
    request: TouchesRequest,
    texts: TextSearch | None = None,
) -> TouchesAnswer:
    """Without `texts` nothing is looked for in texts.

    Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest known things.
    """
    request.check()
    finder = Finder(catalog, ties, texts)
    meant, finding = _found(catalog, ties, finder, _meant(catalog, request, texts), request)
    found = finding.found
    wording = None if texts is None else _wording(catalog, request, meant)
    # Texts are searched outside of Python's lock, so the rest can be done meanwhile.
    with ThreadPoolExecutor(1) as meanwhile:
        searched = meanwhile.submit(_by_text, texts, wording, request, found.total)
        page = found.page(ties, request.offset, request.limit)
        items = items_of(catalog, ties, fetch, finding.sides, page)
        if finding.left is not None:
            items = list(map(both, items, finding.left.items(catalog, page)))
        tally = Tally.of(ties, found.recommendations)
    alone = searched.result()
    if not found.total and not alone.total and texts is not None and _alone(meant, request):
        alone = _by_text(texts, in_any_form(catalog, meant, request), request, 0)
    asked = [aim.seed.ordinal for side in finding.sides for aim in side.aims if aim.seed.distance == 1]
    return TouchesAnswer(
        query=request.q if request.q is not None else meant.readings[0].id,
        resolved=meant.readings,
        asked=tuple(tuple(reading.id for reading in group) for group in meant.groups),
        unmet=meant.unmet,
        without=tuple(tuple(reading.id for reading in group) for group in meant.without),
        total=found.total + alone.total,
        limit=request.limit,
        offset=request.offset,
        groups=(
            *_groups(found.counts(), items),
            *_groups(alone.counts, text_items(catalog, alone.hits, _in_texts(meant))),
        ),
        connected=connected(catalog, ties, tally.with_(Tally.of(ties, alone.ordinals)), asked),
        connected_of=found.total + len(alone.ordinals),
        untied=() if found.total else untied(catalog, meant.readings),
        apart=apart(finder, meant, request) if _parted(meant, found.total + alone.total) else (),
        spelled=meant.spelled,
        further=further(catalog, meant),
        numbered=tuple(meant.numbered),
    )


def _found(
    catalog: Catalog, ties: Ties, finder: Finder, meant: Meant, request: TouchesRequest
) -> tuple[Meant, Finding]:
    """What is meant and found; where its things have nothing in common, of the documents of those named."""
    meant = called(catalog, ties, meant)
    finding = finder.find(meant, request)
    if finding.found.total or not (len(meant.named) > 1 or meant.unmet):
        return meant, finding
    wider = holding(catalog, ties, meant)
    again = finding if wider == meant else finder.find(wider, request)
    return (wider, again) if again.found.total else (meant, finding)


def _parted(meant: Meant, total: int) -> bool:
    """Whether the parts of a question are told apart: it compares them, or nothing touches them all."""
    return meant.versus or (not total and len(meant.groups) > 1)


def _alone(meant: Meant, request: TouchesRequest) -> bool:
    """Whether one thing, and no state, is asked about, in texts too, and nothing is left out."""
    if (request.relation and IN_TEXT not in request.relation) or meant.readings[0].kind in STATES:
        return False
    return len(meant.groups) == len(meant.named) == 1 and not (meant.without or meant.numbered)


def _wording(catalog: Catalog, request: TouchesRequest, meant: Meant) -> Wording | None:
    """What to look for in texts beside the ties; None where only ties are asked for."""
    if meant.numbered or (request.relation and IN_TEXT not in request.relation):
        return None
    return wording_of(catalog, meant, request.document, request.along)


def _by_text(
    texts: TextSearch | None, wording: Wording | None, request: TouchesRequest, before: int
) -> TextPage:
    """What of the page comes after the ties: there are so many `before` it."""
    if texts is None or wording is None:
        return NOTHING
    offset = max(0, request.offset - before)
    return texts.page(wording, max(0, request.limit - max(0, before - request.offset)), offset)


def _meant(catalog: Catalog, request: TouchesRequest, texts: TextSearch | None) -> Meant:
    if request.q is not None and request.id is None:
        return meant_by(catalog, request.q, texts)
    if request.id is not None and request.q is None:
        return Meant(((reading_of(catalog.thing(request.id)),),), request.id)
    raise Invalid("Ask either by q, a name, or by id, the id of a thing.", "q")


def _in_texts(meant: Meant) -> Reading:
    """What the words of texts stand for: those asked for or, without such, the thing that they name."""
    words = (reading for group in meant.groups for reading in group if reading.type == "text")
    return next(words, meant.readings[0])


def _groups(counts: Mapping[str, int], items: Sequence[TouchItem]) -> tuple[TouchGroup, ...]:
    return tuple(
        TouchGroup(
            relation=name,
            label=WORDS[name].label,
            count=count,
            items=tuple(item for item in items if item.path[0]["relation"] == name),
        )
        for name, count in counts.items()
    )
