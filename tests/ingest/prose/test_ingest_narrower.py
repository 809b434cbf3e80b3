"""Which heading counts where several announce recommendations, and headings that say themselves what to do."""

from collections.abc import Callable

import pytest

from ingest.reading import read
from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]

REPORT = """# Recommendations for the lake

## Research and recommendations

### Water

What we were asked:

- Clean the shore
- Count the fish

#### Recommendations

##### Measure the depth each month

The depth changes with the seasons, and nobody knows by how much.

##### Publish what is measured

Those who fish asked for that at each of the meetings.

#### Stories

- As a fisher, I need to know how deep the lake is.

### Boats

#### Recommendations

##### Ask for fewer papers before a process begins

A permit needs nine papers. The Office should ask for two.

#### Stories

- As a sailor, I need a permit.
"""


def _md(text: str) -> list[Recommendation]:
    return list(read(text.encode(), source_name="plan.md", slug="plan").recommendations)


def test_only_headings_that_say_no_more_count_where_there_are_such() -> None:
    assert [(one.title.value, one.text.value) for one in _md(REPORT) if one.title] == [
        ("Measure the depth each month", "The depth changes with the seasons, and nobody knows by how much."),
        ("Publish what is measured", "Those who fish asked for that at each of the meetings."),
        (
            "Ask for fewer papers before a process begins",
            "A permit needs nine papers. The Office should ask for two.",
        ),
    ]
    assert len(_md(REPORT)) == 3


def test_items_below_headings_that_instruct_stay_the_recommendations() -> None:
    lists = "".join(
        f"## {title}\n\nMuch is old.\n\n- Mend the {thing}\n- Paint the {thing}\n\n"
        for title, thing in (("Improve roads", "road"), ("Improve parks", "gate"), ("Improve ponds", "fence"))
    )
    found = _md(f"# Recommendations\n\n{lists}")
    assert [one.text.value for one in found][:2] == ["Mend the road", "Paint the road"]
    assert len(found) == 6


def test_lists_of_links_below_a_chapter_of_recommendations_are_none() -> None:
    text = "# Lakes\n\n## Recommendations\n\n- Mend the pier.\n- Count the boats.\n\n### Important links\n\n- Map\n"
    assert [one.text.value for one in _md(text)] == ["Mend the pier.", "Count the boats."]


def test_a_lone_item_that_only_says_what_is_is_none(reads: Reads) -> None:
    text = "Report on the recommendations of the Board\n\nRecommendations\n\n* This paper is issued as it was received.\n"
    assert not list(reads(text).recommendations)


@pytest.mark.parametrize(
    "heading",
    [
        "Recommandations",
        "Recomendaciones",
        "Recomendações",
        "Empfehlungen",
        "Raccomandazioni",
        "Aanbevelingen",
    ],
)
def test_headings_announce_in_other_languages(heading: str) -> None:
    found = _md(f"# Lac\n\n## {heading}\n\n- Alpha beta gamma delta\n- Epsilon zeta eta theta\n")
    assert [one.text.value for one in found] == ["Alpha beta gamma delta", "Epsilon zeta eta theta"]


def test_a_line_that_says_what_is_needed_stands_over_what_someone_public_is_to_do(reads: Reads) -> None:
    text = "The lake\n\n{}\n\nThe following steps must be taken:\n\n- Mend the pier.\n- Count the boats.\n"
    public = reads(text.format("The town owns it.")).recommendations
    assert [one.text.value for one in public] == ["Mend the pier.", "Count the boats."]
    assert not list(reads(text.format("You own it.")).recommendations)
