"""The parts of the reconciliation service beside its queries: suggestions, flyouts, previews, properties."""

from html import escape
from typing import Any, Final
from urllib.parse import quote

import orjson

from api.bodies.reconcile import read_object, type_entry
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound, TooLarge
from search.entities import TYPES, Entity, entity, known_type, shortened, type_name
from search.names import kind_labels
from search.properties import PROPERTIES, Property, cells, properties_of
from search.reconciling import Wanted, candidates
from search.suggestions import suggest

MOST_IDS: Final = 500
MOST_PROPERTIES: Final = 50
_SHOWN: Final = 50


def suggested_entities(
    snapshot: Snapshot, prefix: str, types: tuple[str, ...], limit: int, skip: int
) -> bytes:
    """Things whose names begin, or have a word that begins, as typed; then those that are like it."""
    wanted = {known for each in types if (known := known_type(each, snapshot.iris.term("")))}
    found: dict[str, Entity] = {}
    for one in suggest(snapshot.index, snapshot.catalog, prefix, _SHOWN):
        if one.id is not None and one.type in ("concept", "recommendation"):
            known = one.id if one.type == "concept" else f"recommendation/{one.id}"
            found.setdefault(known, entity(snapshot.index, snapshot.catalog, known))
    for each in candidates(snapshot.index, snapshot.catalog, Wanted(prefix, limit=_SHOWN)) if prefix else ():
        found.setdefault(each.entity.id, each.entity)
    kept = [each for each in found.values() if not wanted or wanted.intersection(each.types)]
    return _listed(
        {
            "id": each.id,
            "name": each.name,
            "description": described(each),
            "notable": [{"id": known, "name": type_name(known)} for known in each.types],
        }
        for each in kept[skip : skip + limit]
    )


def suggested_types(prefix: str, limit: int, skip: int) -> bytes:
    """Types whose names hold what was typed."""
    typed = prefix.lower().strip()
    found = [each for each in TYPES if typed in type_name(each).lower() or typed in each.lower()]
    return _listed(type_entry(each) for each in found[skip : skip + limit])


def suggested_properties(prefix: str, limit: int, skip: int) -> bytes:
    """Properties whose names hold what was typed."""
    typed = prefix.lower().strip()
    found = [each for each in properties_of(None, TYPES) if typed in each.name.lower() or typed in each.id]
    return _listed({"id": each.id, "name": each.name} for each in found[skip : skip + limit])


def proposed(snapshot: Snapshot, type_id: str | None, limit: int) -> bytes:
    """The properties that data of things of a type can be extended by."""
    known = known_type(type_id, snapshot.iris.term("")) if type_id else None
    found = properties_of(known, TYPES)[:limit]
    told: dict[str, Any] = {
        "properties": [{"id": each.id, "name": each.name} for each in found],
        "limit": limit,
    }
    return orjson.dumps(told | ({"type": type_id} if type_id else {}))


def extended(snapshot: Snapshot, text: str) -> bytes:
    """The values of some properties of some things. Raises Invalid, TooLarge."""
    asked = read_object(text, "extend")
    ids, wanted = asked.get("ids"), asked.get("properties")
    if (
        not isinstance(ids, list)
        or not isinstance(wanted, list)
        or not all(isinstance(each, str) for each in ids)
    ):
        raise Invalid("To extend data, give a list of texts as 'ids' and a list of 'properties'.", "extend")
    if len(ids) > MOST_IDS or len(wanted) > MOST_PROPERTIES:
        told = f"At most {MOST_IDS} things and {MOST_PROPERTIES} properties are answered at once."
        raise TooLarge(told, "extend")
    properties = [_property(each) for each in wanted]
    rows = {each: _row(snapshot, each, properties) for each in ids}
    return orjson.dumps({"meta": [_meta(each) for each in properties], "rows": rows})


def _property(given: object) -> Property:
    name = given.get("id") if isinstance(given, dict) else None
    known = next((each for each in PROPERTIES if each.id == name), None)
    if known is None:
        ids = ", ".join(dict.fromkeys(each.id for each in PROPERTIES))
        raise Invalid(f"There is no property {str(name)[:40]!r}: there are {ids}.", "extend")
    return known


def _meta(known: Property) -> dict[str, Any]:
    return {"id": known.id, "name": known.name}


def _row(snapshot: Snapshot, thing_id: str, properties: list[Property]) -> dict[str, Any]:
    """What is known of one thing; nothing of one that there is not."""
    try:
        found = entity(snapshot.index, snapshot.catalog, thing_id)
    except NotFound:
        return {each.id: [] for each in properties}
    return {each.id: cells(found, each.id, snapshot.catalog) for each in properties}


def described(found: Entity) -> str:
    """A thing in a line: what it is, and its definition or text."""
    if found.types[-1] == "Recommendation":
        view = found.view
        kind = kind_labels().get(view["kind"], "Recommendation")
        return f"{kind} {view['code']} of {view['document']}. {shortened(view['text'])}"
    definition = found.view.get("definition")
    return f"{type_name(found.types[0])}. {definition}" if definition else type_name(found.types[0])


def entity_flyout(snapshot: Snapshot, thing_id: str) -> bytes:
    """A thing in a few words of HTML. Raises NotFound."""
    found = entity(snapshot.index, snapshot.catalog, thing_id)
    return _flyout(found.id, found.name, described(found))


def type_flyout(snapshot: Snapshot, name: str) -> bytes:
    """A type in a few words of HTML. Raises NotFound."""
    known = known_type(name, snapshot.iris.term(""))
    if known is None:
        raise NotFound(f"There is no type {name[:40]!r}.", tuple(TYPES))
    above = TYPES[known]
    return _flyout(known, type_name(known), f"A kind of {type_name(above).lower()}." if above else "")


def property_flyout(name: str) -> bytes:
    """A property in a few words of HTML. Raises NotFound."""
    known = next((each for each in PROPERTIES if each.id == name), None)
    if known is None:
        near = tuple(dict.fromkeys(each.id for each in PROPERTIES))
        raise NotFound(f"There is no property {name[:40]!r}.", near)
    return _flyout(known.id, known.name, f"Of a {known.of.lower()}.")


def preview(snapshot: Snapshot, thing_id: str) -> str:
    """A page that shows a thing in a small frame. Raises NotFound."""
    found = entity(snapshot.index, snapshot.catalog, thing_id)
    address = f"{snapshot.iris.base}id/{quote(found.id, safe='/-._~')}"
    ties = f"<p>{found.count} recommendations</p>" if found.count else ""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(found.name)}</title></head><body>"
        f'<h1><a href="{escape(address)}" target="_blank" rel="noopener">{escape(found.name)}</a></h1>'
        f"<p>{escape(described(found))}</p>{ties}</body></html>\n"
    )


def _flyout(known: str, name: str, told: str) -> bytes:
    html = f"<p><strong>{escape(name)}</strong></p><p>{escape(told)}</p>"
    return orjson.dumps({"id": known, "html": html})


def _listed(items: Any) -> bytes:  # noqa: ANN401 (an iterator of JSON objects)
    return orjson.dumps({"result": list(items)})
