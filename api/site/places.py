"""The addresses that pages link to; all below the path at which the site stands."""

from dataclasses import dataclass
from urllib.parse import quote

import orjson

from api.paging import address
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound

_SAFE = "/-._~!$'()*+,;:@"
#: Characters and lines of a document that one page shows.
PAGE_CHARACTERS, PAGE_LINES = 20_000, 250


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are; `prefix` is the path of the site's root, without its last slash."""

    prefix: str
    snapshot: Snapshot | None

    def at(self, path: str, **pairs: object) -> str:
        """A path of the site, with what is asked of it; None and "" ask nothing."""
        asked = [(name, str(value)) for name, value in pairs.items() if value is not None]
        return address(self.prefix + quote(path, safe=_SAFE), asked)

    def thing(self, thing_id: str) -> str:
        """The page of a thing, by the id of its IRI; of a concept that is not the site's own, `/touches`."""
        if ":" in thing_id.partition("/")[0]:
            return self.at("/touches", id=thing_id)
        return self.at(f"/doc/{thing_id}")

    def recommendation(self, recommendation_id: str) -> str:
        """The page of a recommendation, by its public id."""
        return self.at(f"/doc/recommendation/{recommendation_id}")

    def source(self, slug: str, line: int) -> str:
        """A line in the page of a document; of a long one, in the page that begins there."""
        document = self.thing(f"document/{slug}")
        start = f"?line={line}" if self._is_long(slug) else ""
        return f"{document}{start}#L{line}"

    def _is_long(self, slug: str) -> bool:
        if self.snapshot is None:
            return False
        try:
            thing = self.snapshot.catalog.thing(f"document/{slug}")
        except NotFound:
            return False
        view = orjson.loads(thing.view)
        return bool(view["characters"] > PAGE_CHARACTERS or view["lines"] > PAGE_LINES)
