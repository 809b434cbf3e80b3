"""What runs in the process that tries a document: it confines itself, reads, and tells as JSON."""

import resource
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from graph.sparql.confinement import confine, write_nothing
from ontology.errors import ThroughlineError, TooLarge

Told = Mapping[str, Any]


def main() -> None:
    """Read what is to be tried from standard input, and write what came of it."""
    told = orjson.loads(sys.stdin.buffer.read())
    confine(told["memory"])
    write_nothing()
    resource.setrlimit(resource.RLIMIT_CPU, (told["seconds"], told["seconds"]))
    try:
        answer = _previewed(told) if told["trial"] == "preview" else _counted(told)
    except ThroughlineError as error:
        answer = _error(error)
    except (MemoryError, RecursionError):
        answer = _error(TooLarge("The document takes more memory to read than one may; split it."))
    sys.stdout.buffer.write(answer)


# What reads is imported after the limits hold.
def _counted(told: Told) -> bytes:
    """Read through, so that what comes after does not fail in the middle of a build."""
    from ingest.reading import read  # noqa: PLC0415
    from library.documents.description import described  # noqa: PLC0415
    from library.documents.profiles import own_profile, profile_named  # noqa: PLC0415
    from library.documents.stored import NewDocument  # noqa: PLC0415
    from library.home import Home  # noqa: PLC0415

    content, order = Path(told["content"]).read_bytes(), told["order"]
    said = described(NewDocument(content, **_said(order)))
    site = Home(Path(told["data"]), told["base_iri"]).site()
    toml = told.get("profile_toml")
    profile = own_profile(said.slug, toml) if toml else profile_named(said.profile, site.profiles)
    reading = read(content, source_name=said.source_name, slug=said.slug, profile=profile, base=site.base_iri)
    return orjson.dumps({"recommendations": sum(1 for _ in reading.recommendations)})


def _previewed(told: Told) -> bytes:
    """A preview, with a page of its records and as many of its leftovers."""
    from ingest.profiles import parse_profile  # noqa: PLC0415
    from library.home import Home  # noqa: PLC0415
    from library.uploads.previewing import preview  # noqa: PLC0415

    said = _said(told["order"])
    if told.get("profile_toml"):
        said["profile"] = parse_profile(told["profile_toml"])
    home = Home(Path(told["data"]), told["base_iri"])
    seen = preview(home, Path(told["content"]).read_bytes(), **said)
    limit, offset = told["limit"], told["offset"]
    left = seen.leftovers()
    first = [*islice(left, limit)]
    return orjson.dumps(
        {
            "document": seen.document,
            "total": seen.total,
            "records": [*seen.records(offset, limit)],
            "leftovers_total": len(first) + sum(1 for _ in left),
            "leftovers": first,
            "profile": seen.profile,
            "profile_toml": seen.profile_toml,
            "notes": seen.notes,
        }
    )


def _said(order: Told) -> dict[str, Any]:
    return {name: order[name] for name in ("source_name", "slug", "title", "publisher", "date", "profile")}


def _error(error: ThroughlineError) -> bytes:
    told = {name: getattr(error, name, None) for name in ("name", "line", "nearest")}
    return orjson.dumps({"error": type(error).__name__, "detail": str(error), **told})
