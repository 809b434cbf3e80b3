"""The looks of the pages: style sheets that stand inside them, so that one answer brings words and looks.

The policy of the site allows just these, each by the hash of what stands in its element.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from api.site.pictures import picture_style

_SPACE: Final = re.compile(r"/\*.*?\*/|\s+", re.DOTALL)
_AROUND: Final = re.compile(r" ?([{};]) ?")


def style(*names: str) -> Markup:
    """The `<style>` elements with the sheets of these names, in this order."""
    return Markup("".join(f"<style>{_sheets()[name]}</style>" for name in names))  # noqa: S704 (our own files)


@cache
def style_hashes() -> tuple[str, ...]:
    """What a Content-Security-Policy calls the sheets (CSP Level 3, section 2.3.1, `hash-source`)."""
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"
        for sheet in _sheets().values()
    )


@cache
def _sheets() -> Mapping[str, str]:
    """The files of api/styles by their names, and that of the drawings, without comments and idle space."""
    folder = files("api").joinpath("styles")
    found = {
        file.name.removesuffix(".css"): file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
    }
    found["pictures"] = picture_style()
    return {name: _AROUND.sub(r"\1", _SPACE.sub(" ", sheet)).strip() for name, sheet in found.items()}
