"""Tables whose header does not name recommendations, but whose cells give instructions."""

from ingest.reading import read
from ontology.records import Recommendation


def table(*rows: str) -> list[Recommendation]:
    return list(read("\n".join(rows).encode(), source_name="plan.csv", slug="plan").recommendations)


def test_a_column_that_says_what_should_be_done_is_read_under_any_header() -> None:
    recommendations = table(
        "Standard,Area for growth,Evidence",
        "A1,The school should write a shared vision with its families.,Interviews",
        "B2,Teachers should use common tests in every core subject.,Visits",
        "C4,The district should coach new teachers for two years.,Records",
    )
    assert [one.code for one in recommendations] == ["A1", "B2", "C4"]
    assert recommendations[1].text.value == "Teachers should use common tests in every core subject."
    assert [(name, cell.value) for name, cell in recommendations[1].attributes.items()] == [
        ("Evidence", "Visits")
    ]


def test_a_table_of_facts_is_not_read() -> None:
    recommendations = table(
        "Standard,Finding,Evidence",
        "A1,The school has a shared vision with its families.,Interviews",
        "B2,Teachers work with common tests in every core subject.,Visits",
        "C4,The district coaches new teachers for two years.,Records",
    )
    assert recommendations == []
