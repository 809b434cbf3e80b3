"""What the catalog holds: concepts, systems, documents, categories and questions, listed and one by one."""

from collections import Counter
from dataclasses import dataclass, fields

import orjson

from api.bodies.body import Body, at_site, listing, with_fields
from api.paging import Page, beside
from graph.catalog.catalog import Sort, Thing, Type
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound
from ontology.views import CategoryView, ConceptView, DocumentView, QuestionView
from ontology.views.documents import ProvenanceView


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in brief."""

    id: str
    iri: str
    title: str
    subtitle: str | None
    publisher: str | None
    date: str | None
    characters: int
    lines: int
    pages: int | None
    counts: dict[str, int]
    provenance: ProvenanceView


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptEntry(ConceptView):
    """A concept, and how many recommendations are tied to it."""

    recommendations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptAnswer(ConceptEntry):
    """The same, with the number of its ties by relation."""

    snapshot: str
    relations: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryEntry(CategoryView):
    """A category, and how many recommendations are in it."""

    recommendations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryAnswer(CategoryEntry):
    """The same, with the number of its ties by relation."""

    snapshot: str
    relations: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry(QuestionView):
    """A vote, and how many recommendations it was on."""

    recommendations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer(QuestionEntry):
    """The same, with the number of its ties by relation."""

    snapshot: str
    relations: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer(DocumentView):
    """A document without its full text, which is read in slices."""

    snapshot: str


@dataclass(frozen=True, slots=True)
class ThingsRequest:
    """A list of things of one type; `path` is the address of the list itself.

    `only` is a kind that the list is of, whatever is asked; `kind` one that it is asked for. With `q`, those
    with a name in which that stands at the start of a word.
    """

    path: str
    type: Type
    only: str | None = None
    kind: str | None = None
    document: str | None = None
    sort: Sort = "label"
    q: str = ""


def things_body(snapshot: Snapshot, request: ThingsRequest, page: Page) -> Body:
    """One page of things, each with the number of recommendations tied to it.

    Raises NotFound where the document does not exist whose things are asked for.
    """
    if request.document:
        found_thing(snapshot, f"document/{request.document}", "document")
    total, things = snapshot.catalog.things(
        request.type,
        kind=request.only or request.kind,
        document=request.document,
        starting=request.q,
        sort=request.sort,
        limit=page.limit,
        offset=page.offset,
    )
    pairs = [
        ("q", request.q),
        ("kind", request.kind or ""),
        ("document", request.document or ""),
        ("sort", request.sort),
    ]
    at_hand = beside(at_site(snapshot, request.path), pairs, page, total)
    return listing(snapshot, [_entry(thing) for thing in things], total, at_hand)


def _entry(thing: Thing) -> bytes:
    if thing.type != "document":
        return with_fields(thing.view, recommendations=thing.count)
    view = orjson.loads(thing.view)
    return orjson.dumps({field.name: view[field.name] for field in fields(DocumentEntry)})


def found_thing(snapshot: Snapshot, thing_id: str, type: Type) -> Thing:  # noqa: A002 (the catalog's own word)
    """The thing of this type with this id.

    Raises NotFound with the nearest of its type, spelled as the calls for this type spell them.
    """
    try:
        thing = snapshot.catalog.thing(thing_id)
        if thing.type == type:
            return thing
        nearest: tuple[str, ...] = ()
    except NotFound as error:
        nearest = error.nearest
    near = [thing.public_id for thing in snapshot.catalog.by_ids(nearest) if thing.type == type]
    raise NotFound(f"There is no {type} {thing_id.removeprefix(f'{type}/')[:100]!r}.", tuple(near))


def thing_body(snapshot: Snapshot, thing_id: str, type: Type, kind: str | None = None) -> Body:  # noqa: A002 (the catalog's own word)
    """One thing, with the number of recommendations tied to it, in all and by relation.

    Raises NotFound, with the nearest, also where the id is that of a thing of another kind.
    """
    thing = found_thing(snapshot, thing_id, type)
    if kind is not None and thing.kind != kind:
        raise NotFound(f"{thing_id!r} is a {thing.kind}, not a {kind}.", (thing_id,))
    if type == "document":
        return Body(with_fields(thing.view, snapshot=snapshot.id))
    ties = snapshot.ties
    codes = Counter(ties.recommendations(thing.ordinal).relations.tolist())
    counts = {ties.relation_names[code]: count for code, count in sorted(codes.items())}
    fields = with_fields(thing.view, snapshot=snapshot.id, recommendations=thing.count, relations=counts)
    return Body(fields)
