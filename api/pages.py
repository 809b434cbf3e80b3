"""Pages for people, made from the same JSON as the API gives; every text is escaped."""

from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from api.paging import Pairs, address

Json = Mapping[str, Any]


@cache
def _template(name: str) -> Template:
    return Template(files("api").joinpath("templates", f"{name}.html").read_text("utf-8"))


def fill(name: str, *, safe: Mapping[str, str] | None = None, **texts: object) -> str:
    """A template with its texts escaped; `safe` holds what is HTML already."""
    escaped = {key: escape(str(text)) for key, text in texts.items()}
    return _template(name).substitute(escaped, **(safe or {}))


def page(title: str, content: str, *, prefix: str, snapshot: str, query: str = "") -> str:
    """A whole page around its content; `prefix` is the path that the site begins at."""
    return fill("page", safe={"content": content}, title=title, prefix=prefix, snapshot=snapshot, query=query)


def home_page(documents: Json, recommendations: int, prefix: str) -> str:
    """What the library holds, and a box to search it."""
    rows = [
        fill(
            "document",
            url=f"{prefix}/api/documents/{document['id']}",
            title=document["title"],
            publisher=f" ({document['publisher']})" if document["publisher"] else "",
            recommendations=document["counts"]["recommendations"],
        )
        for document in documents["items"]
    ]
    content = fill(
        "home",
        safe={"documents": "".join(rows)},
        total=documents["total"],
        recommendations=recommendations,
    )
    return page("What planning documents recommend", content, prefix=prefix, snapshot=documents["snapshot"])


def search_page(found: Json, asked: Pairs, prefix: str) -> str:
    """What a search found, and why."""
    total, query = found["total"]["value"], found["query"]
    links = [
        f'<a href="{escape(found[name])}" rel="{relation}">{label}</a>'
        for name, relation, label in (("previous", "prev", "Previous"), ("next", "next", "Next"))
        if found[name]
    ]
    here = [*asked, ("limit", str(found["limit"])), ("offset", str(found["offset"]))]
    content = fill(
        "hits",
        safe={
            "items": "".join(_hit(item, prefix) for item in found["items"]),
            "notes": "".join(f"<p>{escape(note)}</p>" for note in _notes(found)),
            "pages": "".join(links),
        },
        found=f"{total} recommendation{'' if total == 1 else 's'}" + (f" for “{query}”" if query else ""),
        first=found["offset"] + 1,
        json=address(f"{prefix}/api/search.json", here),
        csv=address(f"{prefix}/api/search.csv", here),
    )
    return page("Search", content, prefix=prefix, snapshot=found["snapshot"], query=query)


def _notes(found: Json) -> list[str]:
    corrected = found["corrected"]
    did_you_mean = [f"Did you mean “{corrected}”?"] if corrected and not found["corrected_used"] else []
    shown = [f"Nothing has these words; this is for “{corrected}”."] if found["corrected_used"] else []
    return [*shown, *did_you_mean, *found["notes"]]


def _hit(item: Json, prefix: str) -> str:
    matched = "; ".join(f"{match['how']} in {match['field']}: {match['term']}" for match in item["matched"])
    category = item["category"]["label"] if item["category"] else "no category stated"
    marked = item["highlights"]
    return fill(
        "hit",
        safe={
            "title": marked.get("title") or escape(item["title"] or item["id"]),
            "text": marked.get("text") or escape(item["text"]),
        },
        url=f"{prefix}/api/recommendations/{item['id']}",
        about=f"{item['id']} · {category}" + (f" · {matched}" if matched else ""),
    )
