"""How a recommendation is cited, in the formats of programs that keep references."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

Json = Mapping[str, Any]

# What means something to TeX (D. E. Knuth, The TeXbook, chapter 7).
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited; `title` is the recommendation's own or the beginning of its text."""

    key: str
    title: str
    code: str
    container: str
    publisher: str | None
    date: str | None
    page: str | None
    url: str


def cited(recommendation: Json, document: Json) -> Cited:
    """The reference to a recommendation, from its JSON and that of its document."""
    text = _line(recommendation["text"])
    page = recommendation["source"]["page"]
    return Cited(
        key=recommendation["id"].replace("/", "-"),
        title=_line(recommendation["title"] or (text if len(text) <= 120 else f"{text[:119]}…")),
        code=recommendation["code"],
        container=_line(document["title"]),
        publisher=_line(document["publisher"]) if document["publisher"] else None,
        date=document["date"],
        page=None if page is None else str(page),
        url=recommendation["iri"],
    )


def bibtex(source: Cited) -> bytes:
    """BibTeX (O. Patashnik, BibTeXing, 1988): a part of a report."""
    fields = {
        "title": source.title,
        "booktitle": source.container,
        "publisher": source.publisher,
        "year": source.date[:4] if source.date else None,
        "pages": source.page,
        "note": f"Recommendation {source.code}",
    }
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    # An address is given as it is: the url package reads it verbatim.
    return ",\n".join([f"@incollection{{{source.key}", *lines, f"  url = {{{source.url}}}\n}}\n"]).encode()


def ris(source: Cited) -> bytes:
    """RIS: a chapter of a report."""
    fields = (
        ("TY", "CHAP"),
        ("ID", source.key),
        ("TI", source.title),
        ("T2", source.container),
        ("PB", source.publisher),
        ("PY", source.date[:4] if source.date else None),
        ("SP", source.page),
        ("N1", f"Recommendation {source.code}"),
        ("UR", source.url),
    )
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"]).encode()


def csl(source: Cited) -> bytes:
    """CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html): a list of one item."""
    item: dict[str, object] = {
        "id": source.key,
        "type": "chapter",
        "title": source.title,
        "container-title": source.container,
        "chapter-number": source.code,
        "URL": source.url,
    }
    if source.publisher:
        item |= {"publisher": source.publisher, "author": [{"literal": source.publisher}]}
    if source.date:
        item["issued"] = {"raw": source.date}
    if source.page:
        item["page"] = source.page
    return orjson.dumps([item], option=orjson.OPT_INDENT_2)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of references: its media type, the end of its files' names, and what writes it."""

    media_type: str
    suffix: str
    write: Callable[[Cited], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    "bibtex": Format("application/x-bibtex", ".bib", bibtex),
    "ris": Format("application/x-research-info-systems", ".ris", ris),
    "csl": Format("application/vnd.citationstyles.csl+json", ".json", csl),
}


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)
