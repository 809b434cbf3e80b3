"""Whatever is typed, a search answers, and quickly enough that no one notices."""

from collections.abc import Callable

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.answer import SearchAnswer
from search.request import FACETS

Ask = Callable[..., SearchAnswer]

PIECES = [
    *'ab9 ()[]{}"*?:~^-<>=&|!+\\/\'.,_#é漢🎉\ud800\x00\u200b', " AND ", " OR ", " NOT ", " TO ", " ANDMAYBE ",
    "peer", "training", "HR", "human resources", "A1.1", "Q7", "title:", "system:", "percent:[", "code:", "kind:",
    "category:", "*peer", "p?er*", "nurse~2", '"chief of nursing"~9', "what is the ",
]  # fmt: skip


@given(q=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_pieces_of_the_language_are_answered(ask: Ask, q: str) -> None:
    answer = ask(q, facets=FACETS, limit=3)
    assert answer.total.value >= len(answer.items)
    assert orjson.loads(orjson.dumps(answer))["query"] == answer.query


@given(q=st.text(max_size=40))
def test_any_text_is_answered(ask: Ask, q: str) -> None:
    assert orjson.dumps(ask(q, limit=2))


@pytest.mark.parametrize(
    "q",
    ["(" * 10_000, "x" * 1_000_000, "peer " * 200_000, '"' * 9_999, "NOT " * 5_000, "-" * 5_000, "AND OR NOT",
     "*" * 1_000, "?a" * 500, "*a" * 20, "a*b*c*d*e*f*g*h*i*j*k*l*" * 5, "aaaa~2 " * 60, "p* " * 60, "\ud800", "\x00",
     "code:[a TO z]", "code:" + "*?" * 200, "percent:[0 TO 999999999]", "percent:99999999999999999999", "peer^99999",
     '"a b"~999999999999999999999', "܀ \u202e x", "title:" * 150 + "peer", "peer ANDMAYBE " * 60 + "peer"],
)  # fmt: skip
def test_hostile_queries_are_answered(ask: Ask, q: str) -> None:
    answer = ask(q)
    assert len(answer.query) <= 1_024
    assert answer.total.value <= 14
