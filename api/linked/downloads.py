"""A dump as it is sent: the file that is kept of it or, before that, the same bytes as they are made."""

import base64
import re
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from api.answers import unchanged
from api.bodies.body import at_site
from api.linked.dataset import PATH, download_path
from api.middleware.methods import HEAD_ONLY
from api.problems import problem
from graph.exports.export import export
from graph.exports.gzipped import gzipped
from graph.syntaxes.formats import FORMATS
from library.snapshots.dumps import WHOLE, Dump, Dumps, Kept, dumps_of
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound

MEDIA_TYPE: Final = "application/gzip"
SNAPSHOT_ID: Final = re.compile(r"[0-9a-f]{20}", re.ASCII)
_NAME: Final = re.compile(
    rf"(?:{WHOLE}|document/(?P<slug>[a-z0-9-]{{1,80}}))\.(?P<format>[a-z]+)\.gz", re.ASCII
)


def dump_named(snapshot: Snapshot, name: str) -> Dump:
    """The dump with this name. Raises NotFound with those of the whole dataset."""
    found = _NAME.fullmatch(name)
    if found and found["format"] in FORMATS:
        slug = found["slug"]
        if slug is None or slug in snapshot.manifest.holdings:
            return Dump(found["format"], slug)
    whole = tuple(dump.name for dump in dumps_of(snapshot) if dump.document is None)
    raise NotFound(f"There is no dump {name[:100]!r}.", whole)


def answered(request: Request, snapshot: Snapshot, snapshot_id: str, dump: Dump) -> Response:
    """The dump of a snapshot; 410 for one that is no more."""
    if snapshot_id != snapshot.id:
        return _of_another(snapshot, snapshot_id, dump)
    dumps: Dumps = request.app.state.dumps
    kept = dumps.index(snapshot).files.get(dump.name)
    path = dumps.path(snapshot, dump, kept) if kept else None
    headers = _headers(snapshot, dump, kept)
    if same := unchanged(request, headers):
        return same
    if path:
        return FileResponse(path, headers=headers, media_type=MEDIA_TYPE)
    # HEAD is told how the answer begins, and nothing is exported for it.
    made = gzipped(export(snapshot.graph, dump.format, dump.document))
    chunks = iter([b""]) if request.scope.get(HEAD_ONLY) else made
    return StreamingResponse(chunks, headers=headers, media_type=MEDIA_TYPE)


def _headers(snapshot: Snapshot, dump: Dump, kept: Kept | None) -> dict[str, str]:
    """The address names the snapshot, so that what is at it never changes."""
    file = dump.name.rpartition("/")[2]
    headers = {
        "ETag": f'"{snapshot.id}.{dump.name}"',
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": f'attachment; filename="{file}"',
        "Link": f'<{at_site(snapshot, PATH)}>; rel="describedby"',
    }
    if kept:
        sum_ = base64.b64encode(bytes.fromhex(kept.sha256)).decode()
        headers["Repr-Digest"] = f"sha-256=:{sum_}:"
    return headers


def _of_another(snapshot: Snapshot, snapshot_id: str, dump: Dump) -> Response:
    """What to say of a snapshot that is not served (any more)."""
    now = download_path(snapshot.id, dump)
    said = f"Snapshot {snapshot_id} is not served; the current one is {snapshot.id}."
    link = {"Link": f'<{at_site(snapshot, now)}>; rel="latest-version"'}
    return problem(HTTPStatus.GONE, said, nearest=(now,), headers=link)
