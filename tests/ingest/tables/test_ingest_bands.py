"""Tables in bands: the label of a recommendation over the rows that tell of it."""

import pytest

from ingest.reading import read
from ontology.records import Recommendation

HEADS = (
    "<tr><th>Key action(s)</th><th>Time frame</th><th>Responsible unit(s)</th><th>Tracking status</th></tr>"
)
FIRST = (
    "<tr><td>1.1 Train 40 planners</td><td>June</td><td>Governance Unit</td><td>Initiated</td></tr>"
    "<tr><td>1.2 Issue a manual</td><td>July</td><td>HR Unit</td><td>Not initiated</td></tr>"
)
SECOND = "<tr><td>2.1 Write a strategy</td><td>May</td><td>Front Office</td><td>Completed</td></tr>"


def wide(words: str) -> str:
    return f"<tr><td colspan=4>{words}</td></tr>"


def records(page: str) -> list[Recommendation]:
    content = f"<h1>Management response</h1>{page}".encode()
    return list(read(content, source_name="plan.html", slug="plan").recommendations)


@pytest.mark.parametrize("label", ["Evaluation Recommendation", "Recommendation", "Audit recommendation"])
@pytest.mark.parametrize("between", ["", "</table><table>"], ids=["one table", "a table for each"])
@pytest.mark.parametrize("again", ["", HEADS], ids=["headed once", "headed each time"])
def test_a_recommendation_and_its_response_stand_over_a_table_of_key_actions(
    label: str, between: str, again: str
) -> None:
    found = records(
        f"<table>{wide(label + ' 1. Strengthen the capacity of districts to plan.')}"
        f"{wide('Management response: Accepted. Two offices will be asked.')}{HEADS}{FIRST}{between}"
        f"{wide(label + ' 2. Diversify the sources of funding.')}"
        f"{wide('Management response: Partially accepted. Donors are few.')}{HEADS if between else again}{SECOND}</table>"
    )
    assert [(one.code, one.text.value, one.status and one.status.value) for one in found] == [
        ("1", "Strengthen the capacity of districts to plan.", "Accepted"),
        ("2", "Diversify the sources of funding.", "Partially accepted"),
    ]
    assert [[party.value for party in one.responsible] for one in found] == [
        ["Governance Unit", "HR Unit"],
        ["Front Office"],
    ]
    assert found[0].attributes["Key action(s)"].value == "1.1 Train 40 planners\n1.2 Issue a manual"
    assert found[1].attributes["Tracking status"].value == "Completed"


def test_the_words_may_stand_below_their_label() -> None:
    (one,) = records(
        f"<table>{wide('<b>Evaluation Recommendation 1.</b>')}{wide('Strengthen the capacity of districts.')}"
        f"{wide('Management Response: Accepted.')}{HEADS}{FIRST}</table>"
    )
    assert (one.code, one.text.value) == ("1", "Strengthen the capacity of districts.")


@pytest.mark.parametrize("labels", ["Finding {} | Recommendation {}", "Issue {} | Recommendation No. {}"])
@pytest.mark.parametrize("form", ["plan.md", "plan.txt"])
def test_rows_of_labels_alternate_with_rows_of_their_words(labels: str, form: str) -> None:
    rows = [
        labels.format(1, 1),
        "---|---",
        "Fees were last reviewed in 2015. | Review all fees each year.",
        labels.format(2, 2),
        "Cash is counted by one person. | Have two people count cash.",
    ]
    content = "# Audit\n\n" + "".join(f"| {row} |\n" for row in rows)
    found = list(read(content.encode(), source_name=form, slug="plan").recommendations)
    assert [(one.code, one.text.value) for one in found] == [
        ("1", "Review all fees each year."),
        ("2", "Have two people count cash."),
    ]
    (label,) = found[0].attributes
    assert found[0].attributes[label].value == "Fees were last reviewed in 2015."


def test_under_a_header_of_recommendations_rows_are_its_own() -> None:
    head = "<tr><th>Recommendation</th><th>Owner</th><th>Due</th><th>Status</th></tr>"
    found = records(
        f"<table>{head}{wide('Recommendations 1 to 2')}"
        "<tr><td>Publish the fees</td><td>Clerk</td><td>May</td><td>Open</td></tr>"
        "<tr><td>Review the plan</td><td>Mayor</td><td>May</td><td>Done</td></tr></table>"
    )
    assert [one.text.value for one in found] == ["Publish the fees", "Review the plan"]
