"""Papers that announce no recommendations and are read by their form: counted, coded, asked for, throughout."""

import pytest

from ingest.reading import read
from ontology.records import Recommendation


def _md(text: str) -> list[Recommendation]:
    return list(read(text.encode(), source_name="plan.md", slug="plan").recommendations)


THROUGH = """# Plan for the harbour

The plan has {said} actions in two parts.

## Ships

1. Mending the pier before the winter.
2. A list of all ships that lie there.
3. Opening the locks by night.

They will lie there, namely:

1. the ferry
2. the dredger

## Land

4. Painting the sheds.
5. A road to the market.
"""


def test_numbers_that_run_through_lists_up_to_what_a_line_counts_are_its_actions() -> None:
    found = _md(THROUGH.format(said="five"))
    assert [one.code for one in found] == ["1", "2", "3", "4", "5"]
    assert found[3].text.value == "Painting the sheds."


def test_a_line_that_counts_otherwise_makes_no_list_of_actions() -> None:
    assert not _md(THROUGH.format(said="seven"))


CODED = """# Cosa fare

**OB.1 - Servizi**

- **Da maggio** - Gli uffici pubblicano la lista - **CAP1.LA01**
- **Da giugno** - Gli uffici rispondono entro un mese - **CAP1.LA02**

**OB.2 - Dati**

- **Da luglio** - Gli uffici contano le navi - **CAP1.LA{last}**
"""


def test_items_that_end_with_a_code_after_a_dash_have_it_as_theirs() -> None:
    inspected = read(CODED.format(last="03").encode(), source_name="plan.md", slug="plan")
    labels = {one.number: one.label.value for one in inspected.document.categories}
    assert [(one.code, one.text.value, labels[one.category or ""]) for one in inspected.recommendations] == [
        ("CAP1.LA01", "Da maggio - Gli uffici pubblicano la lista", "OB.1 - Servizi"),
        ("CAP1.LA02", "Da giugno - Gli uffici rispondono entro un mese", "OB.1 - Servizi"),
        ("CAP1.LA03", "Da luglio - Gli uffici contano le navi", "OB.2 - Dati"),
    ]


def test_a_code_that_comes_again_is_no_code_of_an_item() -> None:
    assert not _md(CODED.format(last="02"))


RULES = "# Ponds\n\n## Water\n\n### [1.1] Ponds {}\n\n### [1.2] Ponds {}\n\n## Fish\n\n### [2.1] Fish {}\n\n### [2.2] Fish {}\n\n### [2.3] Frogs {}\n"


def test_coded_headings_that_say_what_should_be_are_guidelines() -> None:
    said = ("SHOULD be clear", "MUST be deep", "SHOULD be counted", "MUST NOT be sold", "SHOULD be left")
    inspected = read(RULES.format(*said).encode(), source_name="plan.md", slug="plan")
    labels = {one.number: one.label.value for one in inspected.document.categories}
    found = [(one.code, one.text.value, labels[one.category or ""]) for one in inspected.recommendations]
    assert found[0] == ("1.1", "Ponds SHOULD be clear", "Water")
    assert found[-1] == ("2.3", "Frogs SHOULD be left", "Fish")
    assert len(found) == 5


def test_coded_headings_that_name_what_is_below_are_none() -> None:
    assert not _md(RULES.format("in spring", "in winter", "of the lake", "MUST NOT be sold", "at night"))


@pytest.mark.parametrize(
    ("line", "read_there"),
    [
        ("We would therefore request the help of the harbour through the following:", 2),
        ("The harbour has the following:", 0),
    ],
)
def test_what_the_speakers_request_is_read_however_it_is_worded(line: str, read_there: int) -> None:
    text = f"# Letter\n\nDear captain,\n\n{line}\n\n- A series of talks each month\n- Rooms for all guests\n"
    assert len(_md(text)) == read_there


LISTED = "# {title}\n\n## {over}\n\n- **Open {thing} to all**\n  - by night too\n- Require {thing} to be clean\n- Publish the hours of {thing}\n- Ask those who use {thing}\n- Lower what is paid for {thing}\n"


def test_a_paper_of_instructions_for_something_public_needs_no_words_that_announce_them() -> None:
    found = _md(LISTED.format(title="Next steps", over="Baths", thing="the municipal baths"))
    assert [one.text.value for one in found][:2] == [
        "Open the municipal baths to all by night too",
        "Require the municipal baths to be clean",
    ]
    assert len(found) == 5


@pytest.mark.parametrize(
    ("title", "thing"), [("Next steps", "the box"), ("How to run the municipal baths", "the municipal baths")]
)
def test_instructions_for_a_reader_are_none(title: str, thing: str) -> None:
    assert not _md(LISTED.format(title=title, over="Baths", thing=thing))


PLEDGES = """# Our town

## Water

We will clean the lake of the town. It is old.

The council should publish how deep it is.

{other}

## Streets

We will light the streets for all:

* by night
* in the fog

Each district should have a warden.

Trees will be planted by the city.
"""


def test_paragraphs_that_say_what_will_be_done_are_read_where_most_do() -> None:
    found = _md(PLEDGES.format(other="The lake is the oldest one."))
    assert [one.text.value for one in found] == [
        "We will clean the lake of the town. It is old.",
        "The council should publish how deep it is.",
        "We will light the streets for all: by night in the fog",
        "Each district should have a warden.",
        "Trees will be planted by the city.",
    ]


def test_a_paper_that_mostly_tells_has_none() -> None:
    told = "\n\n".join(f"The lake has {number} kinds of fish." for number in range(9))
    assert not _md(PLEDGES.format(other=told).replace("council should", "council may"))


def test_marks_of_notes_in_brackets_are_no_words() -> None:
    text = "# Lakes\n\n## Recommendations\n\n- Mend the pier[1] and the locks[2].\n- Count [3] boats.\n\n## Text\n\n[1] See above.\n\n[2] See below.\n"
    assert [one.text.value for one in _md(text)] == ["Mend the pier and the locks.", "Count [3] boats."]
