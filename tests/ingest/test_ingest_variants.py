"""The two shipped documents as other hands would have saved them read as they themselves do."""

import re
import textwrap
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from ingest.reading import read
from ontology.records import Reading, Recommendation, SourcedText

CORPUS = Path(__file__).parents[2] / "corpus"
PAGE = r"(?m)^(?=LOS ANGELES COUNTY)"
NAMES = ["Mental Health Career Pathways", "Residency and Internship", "Financial Incentives",
         "Training and Technical Assistance"]  # fmt: skip

Change = Callable[[str], str]


def rows(change: Callable[[list[str]], list[str]]) -> Change:
    """A change to the cells of each row."""
    return lambda text: "\n".join(
        "\t".join(change(line.split("\t"))) if "\t" in line else line for line in text.split("\n")
    )


def named(cells: list[str]) -> list[str]:
    return [NAMES[int(cells[0]) - 1] if cells[0] in {"1", "2", "3", "4"} else cells[0], *cells[1:]]


def trimmed(text: str) -> str:
    return re.sub(r"(?m)(?<=[^\t\n])\t+$", "", text)


def numbered_apart(text: str) -> str:
    """The numbers in the descriptions, in a column of their own."""
    lines = []
    for line in text.split("\n"):
        number = re.search(r"\t(\d+)\. ", line)
        row = re.match(r"CATEGORY\t|[1-4]?\t", line)
        apart = "NO." if line.startswith("CATEGORY") else number[1] if number else ""
        words = re.sub(r"\t\d+\. ", "\t", line)
        lines.append(f"{apart}\t{words}" if row else line)
    return "\n".join(lines)


def said_once(text: str) -> str:
    """Without the header rows that later pages say again."""
    seen: set[str] = set()
    lines = []
    for line in text.split("\n"):
        header = line.startswith(("CATEGORY\t", "QUESTION\t"))
        if not (header and line in seen):
            lines.append(line)
        if header:
            seen.add(line)
    return "\n".join(lines)


def every_other_misspelt(text: str) -> str:
    turn = count()
    return re.sub(
        "EXISTING PSI\tDESCRIPTION",
        lambda found: found[0] if next(turn) % 2 else "EXISTNG PSI\tDESCRIPTOIN",
        text,
    )


def numbered_pages(text: str) -> str:
    page = count(1)
    return re.sub(PAGE, lambda _: f"Page {next(page)} of 10\n\n", text)


def without_outline(text: str) -> str:
    return text[: text.index("The recommendations are organized")] + text[text.index("The last column") :]


WET_CHANGES: dict[str, Change] = {
    "columns reversed": rows(lambda cells: cells[::-1]),
    "empty cells at the ends of rows left out": trimmed,
    "spaces around cells": rows(lambda cells: [f" {cell} " for cell in cells]),
    "empty lines between rows": lambda text: re.sub(r"\n(?=[^\n]*\t)", "\n\n", text),
    "no running headers": lambda text: re.sub(r"(?m)^LOS ANGELES COUNTY.*\n.*\n.*\n\n?", "", text),
    "numbered pages": numbered_pages,
    "form feeds": lambda text: re.sub(PAGE, "\f", text),
    "no empty line below running headers": lambda text: re.sub(
        r"(?m)^( ?Community Planning Team.*)\n\n", r"\1\n", text
    ),
    "no empty line below headings": lambda text: re.sub(r"(?m)^((?:A|B|1|2)\. [A-Z].*)\n\n", r"\1\n", text),
    "no outline": without_outline,
    "misspelt header rows": every_other_misspelt,
    "header rows said once": said_once,
    "header rows in title case": lambda text: re.sub(
        r"(?m)^(CATEGOR|QUESTION\t|COLOR\t).*$", lambda row: row[0].title(), text
    ),
    "categories by name": rows(named),
    "numbers in a column": numbered_apart,
    "headings in title case": lambda text: re.sub(
        r"(?m)^[AB12]\. [A-Z ,/]{8,}", lambda words: words[0].title(), text
    ),
    "other newlines": lambda text: text.replace("\n", "\r\n"),
}


def value(text: SourcedText | None) -> str | None:
    return text.value if text else None


def facts(record: Recommendation) -> tuple[object, ...]:
    """What a recommendation states."""
    cells = (record.title, record.text, record.actions, record.actor, record.funding, record.status)
    parties = tuple(party.value for party in record.responsible)
    notes = tuple(note.value for note in record.notes)
    found = (record.code, record.kind, record.section, record.category, record.question, parties, notes)
    return (*found, *(" ".join((value(cell) or "").split()) for cell in cells), tuple(record.attributes))


def changed(name: str, change: Change, encoding: str = "utf-8") -> Reading:
    text = (CORPUS / name).read_text(encoding="utf-8")
    return read(change(text).encode(encoding), source_name=name, slug=name.removesuffix(".txt"))


@pytest.mark.parametrize("change", WET_CHANGES.values(), ids=WET_CHANGES)
def test_wet_reads_the_same_however_it_was_saved(wet: Reading, change: Change) -> None:
    reading = changed("wet-2024-2026.txt", change)
    assert [facts(record) for record in reading.recommendations] == [
        facts(record) for record in wet.recommendations
    ]
    for own, other in ((reading.document, wet.document), (wet.document, reading.document)):
        assert [(one.number, one.label.value, value(one.goal)) for one in own.categories] == [
            (one.number, one.label.value, value(one.goal)) for one in other.categories
        ]
        assert [(one.number, one.percent, value(one.outcome)) for one in own.questions] == [
            (one.number, one.percent, value(one.outcome)) for one in other.questions
        ]
        assert [one.mark for one in own.legend] == [one.mark for one in other.legend]
        assert [one.code for one in own.sections] == [one.code for one in other.sections]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "mac_roman"])
def test_wet_reads_the_same_in_every_encoding(wet: Reading, encoding: str) -> None:
    reading = changed("wet-2024-2026.txt", str, encoding)
    assert list(reading.recommendations) == list(wet.recommendations)
    assert reading.document.text == wet.document.text


def wrapped(text: str) -> str:
    return "\n".join(
        "\n".join(textwrap.wrap(line, 80)) if len(line) > 80 else line for line in text.split("\n")
    )


POLICY_CHANGES: dict[str, Change] = {
    "dashes for bullets": lambda text: text.replace("·", "-"),
    "indented bullets and tabs": lambda text: text.replace("· ", "    •\t"),
    "wrapped at 80": wrapped,
    "wrapped, without empty lines": lambda text: re.sub(r"\n\n+", "\n", wrapped(text)),
    "no empty lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "double empty lines": lambda text: text.replace("\n", "\n\n"),
    "numbers without dots": lambda text: re.sub(r"(?m)^(\d)\. ", r"\1 ", text),
    "numbers with brackets": lambda text: re.sub(r"(?m)^(\d)\. ", r"\1) ", text),
    "tabs after numbers": lambda text: re.sub(r"(?m)^(\d)\. ", "\\1.\t", text),
    "colons after titles": lambda text: re.sub(r"(?m)^(\d\. .*)$", r"\1:", text),
}


@pytest.mark.parametrize("change", POLICY_CHANGES.values(), ids=POLICY_CHANGES)
def test_the_policy_reads_the_same_however_it_was_saved(policy: Reading, change: Change) -> None:
    reading = changed("cosii-workforce.txt", change)
    assert [facts(record) for record in reading.recommendations] == [
        facts(record) for record in policy.recommendations
    ]
    terms = [one.term.value for one in reading.document.definitions]
    assert terms == ["Complex needs", "Core Competencies", "Evidence Based Practices"]
    assert [one.title for one in reading.document.sections] == [one.title for one in policy.document.sections]
