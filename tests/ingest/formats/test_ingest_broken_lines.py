"""Sentences that a text breaks where it likes: they go on in the next line."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]


def said(found: Reading) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in found.recommendations]


def test_a_numbered_paragraph_goes_on_in_small_letters(reads: Reads) -> None:
    text = """Conclusions and recommendations

The state of the harbour

1. The harbour is in a poor state. We are concerned that it is not dredged. (Paragraph 12)

2. We recommend that the Harbour Office publish the depth each month. (Paragraph 14)

Paying for it

3. Fees are rising. We recommend that the Harbour Office report to us on the effect of
fees on small boats. (Paragraph 31)
"""
    assert said(reads(text)) == [
        ("2", "We recommend that the Harbour Office publish the depth each month."),
        (
            "3",
            "Fees are rising. We recommend that the Harbour Office report to us on the effect of fees on small boats.",
        ),
    ]


def test_the_strength_below_a_statement_opens_no_section(reads: Reads) -> None:
    text = """Recommendations

1. We recommend clean water for all wounds.
   (Strong recommendation, high-quality evidence)

2. We suggest bandages for two days.
   (Conditional recommendation, low-quality evidence)

3. We recommend against salves of tar.
   (Strong recommendation, moderate-quality evidence)
"""
    assert said(reads(text)) == [
        ("1", "We recommend clean water for all wounds."),
        ("2", "We suggest bandages for two days."),
        ("3", "We recommend against salves of tar."),
    ]
