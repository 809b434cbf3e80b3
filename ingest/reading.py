"""The entrance: one document's bytes become its records."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.decoding import Decoded
from ingest.formats.detection import source as source_of
from ingest.layouts.recognition import find, recognise
from ingest.layouts.wording.codes import Codes
from ingest.layouts.wording.findings import Findings, Ground, Recognised
from ingest.outline import outline
from ingest.profiles import Profile
from ingest.statements import NOTHING_STATED, Statements, statements
from ingest.title_lines import own_title
from ingest.titles import front, untitled
from ontology.errors import TooLarge, Unreadable
from ontology.records import Document, Reading, Recommendation

MAX_BYTES = 256 * 1024 * 1024  # a million recommendations of 200 characters
BASE = "http://localhost:8000/"


@dataclass(frozen=True, slots=True)
class Recommendations:
    """A document's recommendations; each time they are gone through they are read anew, and none is kept."""

    findings: Findings

    def __iter__(self) -> Iterator[Recommendation]:
        return (one.recommendation for one in self.recognised())

    def recognised(self) -> Iterator[Recognised]:
        """The same, each with how it was recognised."""
        return self.findings.recommendations(Codes())


@dataclass(frozen=True, slots=True)
class Inspection:
    """A reading, with what it was made of: the blocks, the profile, and the recommendations as recognised."""

    document: Document
    recommendations: Recommendations
    profile: Profile
    blocks: tuple[Block, ...]
    statements: Statements = NOTHING_STATED


def read(
    content: bytes,
    *,
    source_name: str,
    slug: str,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
    profile: Profile | None = None,
    base: str = BASE,
) -> Reading:
    """Read a document: decode it, find its blocks, recognise its layout, and give its records.

    `source_name` is the file's name, for people; nothing is recognised by it. `title`, `publisher` and `date`
    win over what the document says; what neither says is None. Without a `profile` the layout is recognised
    by its form. The recommendations may be gone through again and again; each time they are read anew. `base`
    is that of the site's IRIs, for relative ones in a document that is RDF.
    Raises Unreadable for what is not a readable document, TooLarge over the limit on size.
    """
    seen = inspect(
        content,
        source_name=source_name,
        slug=slug,
        title=title,
        publisher=publisher,
        date=date,
        profile=profile,
        base=base,
    )
    return Reading(seen.document, seen.recommendations, seen.statements.lines)


def inspect(
    content: bytes,
    *,
    source_name: str,
    slug: str,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
    profile: Profile | None = None,
    base: str = BASE,
) -> Inspection:
    """What `read` does, with what the reading was made of, to be judged before anything is kept."""
    if len(content) > MAX_BYTES:
        raise TooLarge(f"The file has {len(content):,} bytes; a document may have at most {MAX_BYTES:,}.")
    source = source_of(content, source_name)
    stated = (
        statements(Decoded(source.text, source.encoding or "utf-8"), slug, base)
        if source.reader == "rdf"
        else None
    )
    if not source.blocks and not (stated and stated.lines):
        raise Unreadable("The document is empty: there is no word in it.")
    parts = outline(source.blocks, untitled(source_name))
    profile = profile or recognise(parts, slug)
    findings = find(Ground(parts, profile, slug, source.text, own_title(source.title) or ""))
    said = front(source.blocks, parts, source_name)
    document = Document(
        slug=slug,
        title=title or own_title(source.title) or (stated.title if stated else None) or said.title,
        text=source.text,
        source_name=source_name,
        media_type=stated.media_type if stated else source.media_type,
        encoding=source.encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        reader=source.reader,
        profile=profile.name,
        subtitle=said.subtitle,
        publisher=publisher or said.publisher or source.publisher,
        date=date or said.date or source.date,
        page_starts=source.page_starts,
        sections=tuple(part.section for part in parts.parts),
        categories=findings.categories,
        questions=findings.questions,
        legend=findings.legend,
        definitions=findings.definitions,
    )
    return Inspection(document, Recommendations(findings), profile, source.blocks, stated or NOTHING_STATED)
