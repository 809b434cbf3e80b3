"""Who is asked to act, where the words name them further on, or a line over a list does."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def parties(reads: Reads, text: str) -> list[list[str]]:
    return [[party.value for party in one.responsible] for one in reads(text).recommendations]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        (
            (
                "Given that so many people in the homes refuse to be asked what happened to them, the Ministry of "
                "Health should find other ways to hear them."
            ),
            ["Ministry of Health"],
        ),
        ("To comply with §3-16(d)(5), DHS should publish its minutes.", ["DHS"]),
        ("DHS policies should say who decides.", ["DHS"]),
        ("The DHS’s written procedures must be published.", ["DHS"]),
        (
            "Some forms were lost in the move. Accordingly, the Registrar should number all forms.",
            ["Registrar"],
        ),
        ("It was not said when a form should be kept. Therefore the Board must say so.", ["Board"]),
        ("The Board and the Agency should publish this together.", ["Board", "Agency"]),
    ],
)
def test_the_body_named_further_on_is_responsible(reads: Reads, words: str, party: list[str]) -> None:
    assert parties(reads, f"RECOMMENDATIONS\n\n1. {words}\n") == [party]


@pytest.mark.parametrize(
    "words",
    [
        "Training should be given to all. The staff whom the Board should hire are few.",
        "Rules that say what the Ministry should pay are hard to find and should be printed.",
        "Publish the list. It is what the Board should have done.",
        "Records should be kept, as the Ministry said that it must.",
    ],
)
def test_a_body_that_the_words_only_mention_is_not_responsible(reads: Reads, words: str) -> None:
    assert parties(reads, f"RECOMMENDATIONS\n\n1. {words}\n") == [[]]


def test_the_party_of_a_line_that_recommends_after_a_clause_is_asked_by_all_below(reads: Reads) -> None:
    text = (
        "# Report\n\n## Recommendations\n\nThe panel chaired by Dr Moss heard all sides and recommends that the "
        "Ministry:\n\n1. pay for a library in each school;\n2. ask the Inspectorate to visit it.\n"
    )
    assert parties(reads, text) == [["Ministry"], ["Ministry"]]


def test_the_words_of_a_table_without_a_column_of_parties_name_who_should_act(reads: Reads) -> None:
    text = (
        "| # | Recommendation | Priority |\n|---|---|---|\n"
        "| R1 | The Mayor should fund two wardens. | High |\n"
        "| R2 | Dogs should be kept on leads. | Low |\n"
        "| R3 | Plant trees. | Low |\n"
    )
    assert parties(reads, text) == [["Mayor"], [], []]


def test_a_column_of_parties_counts_where_a_table_has_one(reads: Reads) -> None:
    text = (
        "| # | Recommendation | Responsible |\n|---|---|---|\n"
        "| R1 | The Mayor should fund two wardens. | Parks Office |\n"
        "| R2 | The Council should plant trees. | |\n"
    )
    assert parties(reads, text) == [["Parks Office"], []]
