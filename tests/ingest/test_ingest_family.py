"""Documents of the family of recommendation tables, made from a plan whose truth is known, read without any code."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reading import read
from ontology.records import Reading, Recommendation, SourcedText

WORDS = (
    "housing outreach nurses families training clinics access language elders youth wellness pathways support "
    "recovery partners county crisis teams mobile schools programs services culture equity data"
).split()
HEADERS = {
    "category": ["CATEGORY", "FOCUS AREA", "Priority Area", "THEME", "Categories", "PILLAR"],
    "title": ["EXISTING PSI", "PROGRAM NAME", "Title", "Existing Program"],
    "text": [
        "DESCRIPTION: PROGRAM, SERVICE, OR INTERVENTION",
        "Recommendation",
        "DESCRIPTON",
        "PROPOSED ACTION",
    ],
    "actions": ["EXPAND OR IMPROVE", "Type of Change", "Improve or expand"],
    "actor": ["DMH OR PARTNER", "County or Partner", "Delivered by"],
    "funding": ["ADDTL FUNDS", "Additional Funding", "FUNDING", "Funding Source"],
    "status": ["STATUS", "Progress", "Current Status"],
    "responsible": ["RESPONSIBLE PARTY", "Lead Agency", "Owner"],
    "extra": ["TIMELINE", "Fiscal Year"],
}
CELLS = {
    "actions": ["", "Expand", "Improve & Expand", "Move to HR"],
    "actor": ["", "DMH", "Partner", "Both"],
    "funding": ["", "YES", "NOT WET – HR"],
    "status": ["", "GREEN", "In progress"],
    "responsible": ["", "Human Resources", "Peer Services"],
    "extra": ["", "2025", "Q3 of 2026"],
}
HEADINGS = {
    "program-existing": "EXISTS ALREADY: Expand and/or Improve Existing PSI",
    "program-new": "DOES NOT EXIST: Add New PSI",
    "policy": "POLICY, PRACTICE, AND/OR ADVOCACY RECOMMENDATIONS",
    "recommendation": "FURTHER IDEAS OF THE WORKGROUP",
}
SHAPES = [("A.1", "program-existing"), ("A.2", "program-new"), ("B", "policy"), ("C", "recommendation")]
OPTIONAL = ["title", "actions", "actor", "funding", "status", "responsible", "extra"]
FACTS = ["title", "text", "actions", "actor", "funding", "status", "question", "category", "responsible"]
OUTCOME = "CONSENSUS: Moved to Tier 1"


@dataclass(frozen=True)
class Item:
    """What one row states."""

    number: int
    category: int | None
    cells: dict[str, str]
    question: str | None


Table = tuple[str, str, list[str], dict[str, str], list[Item]]  # code, kind, columns, headers, rows


@dataclass(frozen=True)
class Plan:
    """What a document states, and how it is laid out."""

    workgroup: str
    categories: list[tuple[str, str]]
    named: bool
    tables: list[
        tuple[str, str, list[str], dict[str, str], list[Item]]
    ]  # code, kind, columns, headers, items
    votes: list[tuple[str, str, int, str]]
    rows_a_page: int
    newline: str
    trimmed: bool


class Saying:
    """Makes up cells; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.questions: list[str] = []

    def words(self, least: int, most: int) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most))).capitalize()

    def item(self, number: int, columns: list[str], categories: int) -> Item:
        cells = {name: self.random.choice(CELLS[name]) for name in columns if name in CELLS}
        if "title" in columns:
            cells["title"] = self.words(1, 4)
        cells["text"] = self.words(5, 14) + self.random.choice(
            [".", ". (Launching 2024)", " (ASL).", " <i>(Moved)</i>"]
        )
        question = None
        if "status" in columns and self.random.random() < 0.25:
            question = f"Q{len(self.questions) + 1}"
            self.questions.append(question)
            cells["status"] = question
        return Item(number, self.random.choice([None, *range(categories)]), cells, question)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan: its shape drawn, its words made up."""
    saying = Saying(draw(st.integers(0, 2**32)))
    categories = [
        (f"{saying.words(2, 4)} {number}th", saying.words(4, 9)) for number in range(draw(st.integers(2, 5)))
    ]
    tables = []
    for code, kind in SHAPES[: draw(st.integers(2, 4))]:
        optional = draw(st.lists(st.sampled_from(OPTIONAL), unique=True))
        columns = list(draw(st.permutations(["category", "text", *optional])))
        headers = {name: draw(st.sampled_from(HEADERS[name])) for name in columns}
        if kind == "recommendation" and "title" in headers:
            headers["title"] = "PROGRAM NAME"  # "EXISTING PSI" would say that it exists
        rows = [
            saying.item(number, columns, len(categories)) for number in range(1, draw(st.integers(1, 9)) + 1)
        ]
        tables.append((code, kind, columns, headers, rows))
    votes = [
        (number, saying.words(4, 8), saying.random.randint(0, 100), OUTCOME) for number in saying.questions
    ]
    return Plan(
        saying.words(2, 3).upper(),
        categories,
        draw(st.booleans()),
        tables,
        votes,
        draw(st.integers(3, 9)),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.booleans()),
    )


def written(plan: Plan) -> bytes:
    """The document that says what a plan says."""
    lines = [f"{plan.workgroup} PLAN", "", "BACKGROUND", "", "These are the recommendations by category:", ""]
    lines.append("CATEGORIES\tGOALS")
    for number, (name, goal) in enumerate(plan.categories, 1):
        lines.append(f"{name}\t{goal}" if plan.named else f"{number}. {name}\t{goal}")
    lines += [
        "",
        "COLOR\tDESCRIPTION",
        "GREEN\tThe county already does this work.",
        "RED\tIt cannot be funded.",
        "",
    ]
    if plan.tables[0][0] == "A.1":
        lines += ["A. PROGRAM RECOMMENDATIONS", ""]
    for code, kind, columns, headers, rows in plan.tables:
        lines += [f"{code.split('.')[-1]}. {HEADINGS[kind]}", ""]
        lines += paged(
            [headers[name] for name in columns], [cells_of(plan, columns, item) for item in rows], plan
        )
    if plan.votes:
        lines += [f"{plan.workgroup} – CONSENSUS", ""]
        header = ["QUESTION", "DESCRIPTION: RECOMMENDATION OR PROPOSAL", "% STRONG OR VERY STRONG", "ACTIONS"]
        lines += paged(
            header,
            [[number, text, f"{percent}%", outcome] for number, text, percent, outcome in plan.votes],
            plan,
        )
    return plan.newline.join([*page_header(plan, 0), *lines]).encode()


def cells_of(plan: Plan, columns: list[str], item: Item) -> list[str]:
    """The cells of a row, in the order of the columns."""
    cells = dict(item.cells)
    cells["text"] = f"{item.number}. {cells['text']}"
    if item.category is not None:
        cells["category"] = plan.categories[item.category][0] if plan.named else str(item.category + 1)
    return [cells.get(name, "") for name in columns]


def paged(header: list[str], rows: list[list[str]], plan: Plan) -> list[str]:
    """A table, its header said again on each page."""
    lines: list[str] = []
    for start in range(0, len(rows), plan.rows_a_page):
        lines += page_header(plan, start) if start else []
        for row in [header, *rows[start : start + plan.rows_a_page]]:
            line = "\t".join(row)
            lines.append(line.rstrip("\t") if plan.trimmed and "\t" in line.rstrip("\t") else line)
        lines.append("")
    return lines


def page_header(plan: Plan, page: int) -> list[str]:
    """The running header, misspelt on some pages."""
    return [
        "COUNTY DEPARTMENT OF WELLNESS",
        f" Planning Process – {'Countywide' if page % 2 else 'Countywlde'} Three-Year Plan, 2024-2026",
        "",
    ]


def value(text: SourcedText | None) -> str | None:
    return text.value if text else None


@settings(max_examples=50, deadline=None)
@given(plan=plans())
def test_any_document_of_the_family_reads_as_it_states(
    plan: Plan, left_out: Callable[[Reading], list[str]]
) -> None:
    reading = read(written(plan), source_name="plan.txt", slug="plan")
    document = reading.document
    assert document.profile == "recommendation-tables"
    assert [(one.label.value, value(one.goal)) for one in document.categories] == plan.categories
    assert [(q.number, q.text.value, q.percent, value(q.outcome)) for q in document.questions] == plan.votes
    labels = {one.number: one.label.value for one in document.categories}
    expected = [stated(plan, table, item) for table in plan.tables for item in table[-1]]
    assert [facts(record, labels) for record in reading.recommendations] == expected
    assert [word for word in left_out(reading) if not re.fullmatch(r"\d+\.|</?i>", word)] == []


def stated(plan: Plan, table: Table, item: Item) -> dict[str, object]:
    """What a record has to state, from the plan."""
    code, kind, _, headers, _ = table
    said: dict[str, object] = {name: re.sub("</?i>", "", cell) for name, cell in item.cells.items() if cell}
    extra = said.pop("extra", None)
    if item.question:
        said |= {"status": None, "question": item.question}
    if item.category is not None:
        said["category"] = plan.categories[item.category][0]
    said |= {"code": f"{code.replace('.', '')}.{item.number}", "kind": kind, "section": code}
    said["attributes"] = {headers["extra"]: extra} if extra else {}
    return dict.fromkeys(FACTS) | said


def facts(record: Recommendation, labels: dict[str, str]) -> dict[str, object]:
    """What a record states, under the names of a plan's columns."""
    cells = {
        name: value(getattr(record, name))
        for name in ("title", "text", "actions", "actor", "funding", "status")
    }
    return cells | {
        "code": record.code,
        "kind": record.kind,
        "section": record.section,
        "question": record.question,
        "category": labels[record.category] if record.category else None,
        "responsible": "; ".join(party.value for party in record.responsible) or None,
        "attributes": {label: cell.value for label, cell in record.attributes.items()},
    }
