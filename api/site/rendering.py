"""Pages from templates; every text is escaped, and a name that is not there is an error."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from api.site.places import Places
from api.site.quoting import cut, distinct, telling
from api.site.styles import style
from api.site.wording import called, counted, reason, spoken_id
from library.snapshots.snapshot import Snapshot

_HERE: Final = Path(__file__).resolve().parent.parent

#: The main navigation: path and words.
NAVIGATION: Final = (
    ("/search", "Search"),
    ("/touches", "What touches…"),
    ("/documents", "Documents"),
    ("/categories", "Categories"),
    ("/systems", "Systems"),
    ("/communities", "Groups"),
    ("/ask", "Questions"),
    ("/paths", "Connections"),
    ("/matrix", "Counts"),
    ("/compare", "Compare"),
    ("/gaps", "Gaps"),
    ("/data", "Data"),
)


def render(template: str, request: Request, snapshot: Snapshot | None, **context: object) -> str:
    """A page. Templates also know `places` (addresses), `at` (a path of the site) and `here` (the path).

    Without a snapshot, only pages that tell of a problem can be made.
    """
    prefix: str = request.app.state.prefix
    places = Places(prefix, snapshot)
    here = request.scope["path"].removeprefix(prefix)
    trail = tuple((None, words) for path, words in NAVIGATION if path == here)
    given = {"query": "", "trail": trail, **context}
    return (
        _environment()
        .get_template(template)
        .render(
            given,
            places=places,
            at=places.at,
            here=here,
            snapshot_id=snapshot.id if snapshot else None,
            navigation=NAVIGATION,
            version=assets(),
        )
    )


@cache
def assets() -> str:
    """What names this state of templates, script and style: caches keep no older one."""
    kept = hashlib.sha256()
    for folder in ("templates", "static", "styles"):
        for file in sorted((_HERE / folder).rglob("*.*")):
            kept.update(file.read_bytes())
    return kept.hexdigest()[:12]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"called": called, "counted": counted, "reason": reason, "style": style}
    made.filters |= {
        "code": spoken_id,
        "marked": marked,
        "data_block": data_block,
        "telling": telling,
        "distinct": distinct,
        "cut": cut,
        "broken": broken,
    }
    return made


def marked(html: str) -> Markup:
    """The highlights of a search, which escapes all but its own <mark>."""
    return Markup(html)  # noqa: S704 (made and escaped by search.highlights)


def broken(text: str) -> Markup:
    """A text with the lines that end within its cells, which browsers would run together."""
    return Markup("<br>").join(text.split("\u2028"))


def data_block(json: str) -> Markup:
    """JSON inside a <script> element, which nothing in it can end."""
    return Markup(json.replace("<", "\\u003c"))  # noqa: S704 (no "<" is left)
