"""The site's style and scripts, as files; under an address that names their state they are kept for good."""

import os

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_GOOD = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """Files with `v=…` in their address (see `rendering.assets`) change their address when they change."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, with how long caches may keep it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = _FOR_GOOD if versioned else "public, no-cache"
        return response
