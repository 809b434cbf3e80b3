"""What tables and their columns mean, by the words of their headers."""

import pytest

from ingest.headers import shipped_kinds, table_kind
from ingest.meanings import Meanings


@pytest.mark.parametrize(
    ("headers", "kind", "columns"),
    [
        ("CATEGORIES|GOALS", "categories", {"label": 0, "goal": 1}),
        ("#|Focus Area|Desired Outcomes", "categories", {"number": 0, "label": 1, "goal": 2}),
        ("COLOR|DESCRIPTON", "legend", {"mark": 0, "description": 1}),
        ("Term|Definition", "definitions", {"term": 0, "definition": 1}),
        ("QUESTION|DESCRIPTION: RECOMMENDATION OR PROPOSAL|% STRONG OR VERY STRONG|ACTIONS", "votes",
         {"number": 0, "text": 1, "percent": 2, "outcome": 3}),
        ("CATEGORY|DESCRIPTION: POLICY, PRACTICE OR ADVOCACY|", "recommendations", {"category": 0, "text": 1}),
        ("No.|Recommendation|Lead Agency|Timeline", "recommendations", {"number": 0, "text": 1, "responsible": 2}),
        ("Recommendation|Description|Owner", "recommendations", {"title": 0, "text": 1, "responsible": 2}),
        ("Status of recommendation|Recommendation no.|Recommendation text", "recommendations",
         {"status": 0, "number": 1, "text": 2}),
        ("Action|Lead|Due date", "recommendations", {"text": 0, "responsible": 1}),
        ("STATSU|Recomendation", "recommendations", {"text": 1}),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_headers(headers: str, kind: str, columns: dict[str, int]) -> None:
    found = table_kind(shipped_kinds(), headers.split("|"))
    assert found is not None
    assert (found[0].name, found[1]) == (kind, columns)


@pytest.mark.parametrize("headers", ["Name|Address", "Item|Description|Price", "Year|Budget", "||", "a"])
def test_another_table_is_of_no_kind(headers: str) -> None:
    assert table_kind(shipped_kinds(), headers.split("|")) is None


def test_more_exact_words_mean_more() -> None:
    meanings = Meanings({"text": ["recommendation"]})
    said = [
        "Recommendations",
        "RECOMMENDATION: what to do",
        "Recomendation",
        "Staff recommendation",
        "recommendation list x",
    ]
    scores = [meanings.scores(words)["text"][0] for words in said]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert meanings.scores("recommended") == {}
