"""What a request of the SPARQL protocol asks (https://www.w3.org/TR/sparql11-protocol/, section 2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException

from api.routing import check_names
from graph.sparql.asking import Dataset
from graph.sparql.formats import ALL, formats_of
from graph.sparql.guard import refuse_update
from graph.sparql.limits import LONGEST
from ontology.errors import Invalid, TooLarge

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MOST_GRAPHS: Final = 256
_MOST_FIELDS: Final = 2 * MOST_GRAPHS + 8

# Clients ask for a format by several names of the parameter and of the format.
_FORMAT_PARAMETERS: Final = ("format", "output", "results")
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdf"),
    "rdf": ("rdf", "xml"),
    "rdf+xml": ("rdf", "xml"),
    "turtle": ("ttl",),
    "n3": ("ttl",),
    "json-ld": ("jsonld",),
    "ntriples": ("nt",),
    "n-triples": ("nt",),
    "nquads": ("nq",),
    "n-quads": ("nq",),
}
#: Parameters, and whether they may be repeated.
PARAMETERS: Final = {
    "query": False,
    "default-graph-uri": True,
    "named-graph-uri": True,
    # One client names the format twice, in the same words.
    **dict.fromkeys(_FORMAT_PARAMETERS, True),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, None where none is given; the graphs to ask; and the format, where its name was given."""

    query: str | None
    dataset: Dataset
    format: str | None


def asked_in_address(query_string: bytes) -> Asked:
    """What the parameters of an address ask. Raises Invalid."""
    return _asked(_fields(query_string.decode("latin-1")))


def asked_in_body(content_type: str, query_string: bytes, body: bytes) -> Asked:
    """What a POST asks. Raises Invalid, Refused; HTTPException 415 and 413."""
    media_type, charset = _media_type(content_type)
    if media_type == UPDATE:
        raise refuse_update()
    if media_type not in (FORM, QUERY) or charset not in ("utf-8", "utf8", "us-ascii"):
        told = f"Send a query as {QUERY} or as {FORM}, in UTF-8."
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, told)
    text = _utf8(body)
    if media_type == FORM:
        if query_string:
            raise Invalid("The parameters of a form stand in its body, not in the address.", "query")
        asked = _asked(_fields(text))
    else:
        asked = _asked(_fields(query_string.decode("latin-1")), text)
    if asked.query is None:
        raise Invalid("The form has no parameter 'query'.", "query")
    if len(asked.query) > LONGEST:
        told = f"The query is too long: at most {LONGEST} characters are read."
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)
    return asked


def format_named(name: str | None, form: str) -> str | None:
    """The short name of the format that a client means by a name, for a form of query; None for none given.

    Raises HTTPException 406 where that cannot be a format of this form, Invalid where it is none at all.
    """
    if name is None:
        return None
    by_media_type = {known.media_type: (short,) for short, known in ALL.items()}
    # One client gives all the media types that it would take.
    wanted = [each.strip() for each in name.lower().split(",")]
    meant = [short for each in wanted for short in _ALIASES.get(each) or by_media_type.get(each) or (each,)]
    offered = formats_of(form)
    if found := next((short for short in meant if short in offered), None):
        return found
    if not any(short in ALL for short in meant):
        raise Invalid(f"There is no format {name[:40]!r}: use one of {', '.join(offered)}.", "format")
    told = f"A {form.upper()} query can be given as {', '.join(offered)}; ask for one of them."
    raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, told)


def _media_type(content_type: str) -> tuple[str, str]:
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    named = dict(part.partition("=")[::2] for part in parameters)
    return media_type, named.get("charset", "utf-8").strip('"')


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Invalid(f"The body is not UTF-8 at byte {error.start}.", "query") from error


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise Invalid("The parameters are not UTF-8, escaped by '%'.", "query") from error
    except ValueError as error:
        raise TooLarge(f"There are too many parameters: at most {_MOST_FIELDS}.") from error


def _asked(fields: list[tuple[str, str]], query: str | None = None) -> Asked:
    names = [name for name, _ in fields]
    if "update" in names:
        raise refuse_update()
    if query is not None and "query" in names:
        raise Invalid("The query stands in the body; it must not stand in the address too.", "query")
    check_names(names, PARAMETERS)
    given = dict(fields)
    formats = (given[name] for name in _FORMAT_PARAMETERS if given.get(name))
    return Asked(given.get("query", query), _dataset(fields), next(formats, None))


def _dataset(fields: list[tuple[str, str]]) -> Dataset:
    default = _graphs(fields, "default-graph-uri")
    named = _graphs(fields, "named-graph-uri")
    return Dataset(default, named) if default or named else Dataset()


def _graphs(fields: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    """The graphs that a parameter names; an empty value, as forms send it, names none."""
    found = tuple(dict.fromkeys(value for field, value in fields if field == name and value))
    if len(found) > MOST_GRAPHS:
        raise TooLarge(f"Too many graphs are named: at most {MOST_GRAPHS}.", name)
    for iri in found:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Invalid(f"{iri[:80]!r} is no absolute IRI, which a graph is named by.", name) from error
    return found
