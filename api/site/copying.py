"""SPARQL that gives what a page shows, for those who go on from there."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Final

_FOLDER: Final = files("api.site").joinpath("queries")


def these(iris: Sequence[str]) -> str | None:
    """A query for the recommendations with these IRIs, in this order; None for none."""
    rows = [f"    (<{iri}> {place})" for place, iri in enumerate(iris, 1)]
    return _filled("these", "\n".join(rows)) if rows else None


def touching(iri: str, ontology: str) -> str:
    """A query for all that touches the thing with this IRI or a narrower one; `ontology` is the namespace."""
    return _filled("touching", iri).replace("{ontology}", ontology)


def _filled(name: str, what: str) -> str:
    return _FOLDER.joinpath(f"{name}.rq").read_text("utf-8").replace("{what}", what).strip()
