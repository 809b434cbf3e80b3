"""The shipped documents as read, and what tests of reading share."""

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from ingest.blocks import Furniture
from ingest.formats import apart
from ingest.formats.parsing import answer_to
from ingest.formats.plain.text import read_text
from ingest.profiles import Profile
from ingest.reading import read
from ontology.records import Place, Reading, Recommendation, SourcedText

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def in_this_process() -> Iterator[None]:
    """Parses here what would be parsed in a process of its own, which takes a while to start.

    For tests of what is read, not of limits.
    """

    def parsed(content: bytes, kind: str) -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of libraries, which nobody hears in the other process either
            return answer_to(content, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_parsed", parsed)
        yield


class Reads(Protocol):
    """Reads a text as a document named "plan"."""

    def __call__(self, text: str, profile: Profile | None = None) -> Reading: ...


@pytest.fixture(scope="session")
def reads() -> Reads:
    def reads(text: str, profile: Profile | None = None) -> Reading:
        return read(text.encode(), source_name="plan.txt", slug="plan", profile=profile)

    return reads


@pytest.fixture(scope="session")
def wet() -> Reading:
    return read(
        (CORPUS / "wet-2024-2026.txt").read_bytes(), source_name="wet-2024-2026.txt", slug="wet-2024-2026"
    )


@pytest.fixture(scope="session")
def wet_records(wet: Reading) -> dict[str, Recommendation]:
    return {record.code: record for record in wet.recommendations}


@pytest.fixture(scope="session")
def wet_values() -> Callable[[Recommendation], object]:
    """What a record of the WET tables says, wherever it stands and however its status was shown."""

    def words(text: SourcedText | None) -> str | None:
        return " ".join(text.value.split()) if text else None

    def wet_values(record: Recommendation) -> object:
        fields = (
            record.text,
            record.title,
            record.actions,
            record.actor,
            record.funding,
            record.question_cell,
        )
        said = [words(one) for one in (*fields, *record.responsible, *record.notes)]
        return record.kind, record.category, record.question, record.section, said, [*record.attributes]

    return wet_values


@pytest.fixture(scope="session")
def policy() -> Reading:
    return read(
        (CORPUS / "cosii-workforce.txt").read_bytes(),
        source_name="cosii-workforce.txt",
        slug="cosii-workforce",
    )


@pytest.fixture(scope="session")
def policy_records(policy: Reading) -> dict[str, Recommendation]:
    return {record.code: record for record in policy.recommendations}


def texts(record: Recommendation) -> Iterator[SourcedText]:
    """Every text of a recommendation."""
    fields = (
        record.text,
        record.title,
        record.category_cell,
        record.actions,
        record.actor,
        record.funding,
        record.status,
        record.question_cell,
    )
    yield from (text for text in fields if text)
    yield from (*record.responsible, *record.notes, *record.attributes.values())


@pytest.fixture(scope="session")
def texts_of() -> Callable[[Recommendation], Iterator[SourcedText]]:
    return texts


@pytest.fixture(scope="session")
def lost() -> Callable[[Reading], list[str]]:
    """What of a text's words lies in no record, no section, no title and no furniture."""

    def lost(reading: Reading) -> list[str]:
        document = reading.document
        kept = bytearray(len(document.text))
        for place in (*_places(reading), *_furniture(document.text)):
            kept[place.start : place.end] = b"\1" * (place.end - place.start)
        for said in (document.title, *(document.subtitle or "").split("; ")):
            at = document.text.find(said)
            kept[at : at + len(said)] = b"\1" * len(said)
        words = "".join(one if not kept[at] else " " for at, one in enumerate(document.text))
        return [word for word in words.split() if any(one.isalnum() for one in word)]

    return lost


@pytest.fixture(scope="session")
def left_out() -> Callable[[Reading], list[str]]:
    """What lies within a recommendation's place, but neither in its texts nor in furniture."""

    def left_out(reading: Reading) -> list[str]:
        text = reading.document.text
        furniture = list(_furniture(text))
        found = []
        for record in reading.recommendations:
            spans = [(piece.start, piece.end) for said in texts(record) for piece in said.pieces]
            spans += [(place.start, place.end) for place in furniture if place.end > record.place.start]
            rest = list(text[record.place.start : record.place.end])
            for start, end in spans:
                for at in range(max(start, record.place.start), min(end, record.place.end)):
                    rest[at - record.place.start] = "\n"
            found += "".join(rest).split()
        return found

    return left_out


def _places(reading: Reading) -> Iterator[Place]:
    document = reading.document
    yield from (one.place for one in document.sections)
    yield from (one.place for one in document.categories)
    yield from (one.place for one in document.questions)
    yield from (one.place for one in document.legend)
    yield from (one.place for one in document.definitions)
    yield from (one.place for one in reading.recommendations)


def _furniture(text: str) -> Iterator[Place]:
    yield from (block.place for block in read_text(text.encode()).blocks if isinstance(block, Furniture))
