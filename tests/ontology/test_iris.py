"""IRIs are minted and parsed in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import Iris

IRIS = Iris("https://plans.example/")


@given(st.text(min_size=1).filter(lambda text: ":" not in text.partition("/")[0]))
def test_the_iri_of_an_id_gives_the_id_back(thing_id: str) -> None:
    assert IRIS.thing_id(IRIS.thing(thing_id)) == thing_id


@pytest.mark.parametrize("iri", ["urn:uuid:1", "http://id.loc.gov/authorities/subjects/sh85", "mailto:a@b.c"])
def test_a_foreign_iri_is_its_own_id(iri: str) -> None:
    assert IRIS.thing(iri) == IRIS.thing_id(iri) == iri


def test_ids_with_spaces_and_quotes_become_sound_iris() -> None:
    assert IRIS.recommendation('plan/R 1"') == "https://plans.example/id/recommendation/plan/R%201%22"
