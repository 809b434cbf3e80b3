"""Policies by sections."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
POLICY = "Policy on Hiring\n\n1. Subject\n\nHiring.\n\n2. Policy\n\nWe hire fairly.\n\n3. Rationale\n\nIt is right.\n\n"


def statements(reads: Reads, procedure: str) -> list[tuple[str, str]]:
    reading = reads(f"{POLICY}4. Procedure Statement\n\n{procedure}\n\n5. Distribution\n\nAll staff.\n")
    assert reading.document.profile == "policy-sections"
    return [(record.code, record.text.value) for record in reading.recommendations]


@pytest.mark.parametrize("bullet", ["·", "•", "-", "*", "–", "o\t"])
def test_any_bullet_marks_a_statement(reads: Reads, bullet: str) -> None:
    found = statements(reads, f"{bullet} The agency will post jobs.\n{bullet} The agency will keep records.")
    assert found == [("4.1", "The agency will post jobs."), ("4.2", "The agency will keep records.")]


@pytest.mark.parametrize(
    ("marks", "codes"),
    [(("1.", "2."), ["4.1", "4.2"]), (("a.", "b."), ["4.a", "4.b"]), (("4.1", "4.2"), ["4.1", "4.2"])],
)
def test_a_number_or_letter_of_a_statement_is_in_its_code(
    reads: Reads, marks: tuple[str, str], codes: list[str]
) -> None:
    found = statements(
        reads, f"{marks[0]} The agency will post jobs.\n{marks[1]} The agency will keep records."
    )
    assert found == list(
        zip(codes, ["The agency will post jobs.", "The agency will keep records."], strict=True)
    )


def test_what_is_nested_in_a_statement_is_a_part_of_it(reads: Reads) -> None:
    found = statements(
        reads, "• The agency will:\n   - post jobs; and\n   - keep records.\n• Staff will be told."
    )
    assert found == [("4.1", "The agency will: post jobs; and keep records."), ("4.2", "Staff will be told.")]


def test_paragraphs_are_statements_where_there_is_no_list(reads: Reads) -> None:
    found = statements(reads, "The agency will post all of its jobs.\n\nThe agency will keep its records.")
    assert [code for code, _ in found] == ["4.1", "4.2"]


@pytest.mark.parametrize(
    ("section", "terms"),
    [
        ("Complex needs\n\nCore Competencies", [("Complex needs", None), ("Core Competencies", None)]),
        (
            "Merit: being able.\nPeer – one in recovery.",
            [("Merit", "being able."), ("Peer", "one in recovery.")],
        ),
        ("Merit means being able.", [("Merit", "means being able.")]),
        (
            "Merit\n\nBeing able to do what a job asks for.",
            [("Merit", "Being able to do what a job asks for.")],
        ),
        ("• Merit: being able.\n• Peer", [("Merit", "being able."), ("Peer", None)]),
        (
            "Merit\n\nBeing able to do a job.\n\nPeer\n\nOne who is in recovery.",
            [("Merit", "Being able to do a job."), ("Peer", "One who is in recovery.")],
        ),
    ],
)
def test_terms_are_defined_or_not(reads: Reads, section: str, terms: list[tuple[str, str | None]]) -> None:
    steps = "4. Procedure\n\n• Post all jobs.\n\n"
    reading = reads(f"{POLICY}{steps}5. Definitions\n\n{section}\n\n6. Distribution\n\nAll staff.\n")
    assert [(one.term.value, one.text and one.text.value) for one in reading.document.definitions] == terms


def test_sections_numbered_without_dots_are_sections(reads: Reads) -> None:
    text = (
        POLICY.replace("1.", "1").replace("2.", "2").replace("3.", "3")
        + "4 Procedure Statement\n\n· Post all jobs.\n"
    )
    reading = reads(text)
    assert [section.code for section in reading.document.sections] == ["1", "2", "3", "4"]
    assert [record.code for record in reading.recommendations] == ["4.1"]
