"""The door to IRIs: nothing else mints or parses one.

Everything that a site talks about lives under its base IRI: things at `<base>id/<id>`, the vocabulary at
`<base>ontology#<term>`. An id is a path such as "population/peers" or
"recommendation/wet-2024-2026/A1.15"; a concept of a foreign vocabulary keeps its own IRI, which is its id.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

# RFC 3987 lets these stand in a path segment unescaped; ids are kept readable.
_SAFE = "/-._~!$'()*+,;:@"


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs under one base, which ends in "/"."""

    base: str

    def thing(self, thing_id: str) -> str:
        """The IRI of the thing with this id."""
        is_iri = ":" in thing_id.partition("/")[0]
        return thing_id if is_iri else f"{self.base}id/{quote(thing_id, safe=_SAFE)}"

    def thing_id(self, iri: str) -> str:
        """The id of the thing with this IRI; a foreign IRI is its own id."""
        prefix = f"{self.base}id/"
        return unquote(iri[len(prefix) :]) if iri.startswith(prefix) else iri

    def term(self, name: str) -> str:
        """The IRI of a class or property of our own vocabulary."""
        return f"{self.base}ontology#{name}"

    def recommendation(self, recommendation_id: str) -> str:
        """The IRI of a recommendation, from its `<slug>/<code>`."""
        return self.thing(f"recommendation/{recommendation_id}")

    def document(self, slug: str) -> str:
        """The IRI of a document."""
        return self.thing(f"document/{slug}")

    def graph(self, slug: str) -> str:
        """The IRI of the named graph that holds what a document says."""
        return f"{self.base}graph/{quote(slug, safe=_SAFE)}"
