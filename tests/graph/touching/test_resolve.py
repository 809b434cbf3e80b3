"""Words that people type are read as the things they name."""

from typing import Protocol

import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import resolve
from ontology.errors import NotFound


class Plan(Protocol):
    """As conftest makes it."""

    catalog: Catalog


@pytest.mark.parametrize(
    ("text", "thing_id", "how"),
    [
        ("peer", "population/peers", "label"),
        ("Peer Services", "system/peer-services", "label"),
        ("chief of peer services", "system/peer-services", "alias"),
        ("hr", "system/human-resources", "acronym"),
        ("loan repayment", "program/loan-repayment", "label"),
        ("job fair", "program/job-fairs", "label"),
        ("diverse workforce", "topic/diverse-workforce", "label"),
        ("Tier 1", "outcome/tier-1", "label"),
        ("Workforce Education", "document/wet", "label"),
        ("cosii", "document/cosii", "alias"),
        ("Financial incentives", "category/wet/3", "label"),
        ("Q1", "question/wet/Q1", "label"),
        ("category/wet/1", "category/wet/1", "id"),
        ("population/peers", "population/peers", "id"),
    ],
)
def test_a_name_is_read_and_how_is_said(plan: Plan, text: str, thing_id: str, how: str) -> None:
    assert (thing_id, how) in [(reading.id, reading.how) for reading in resolve(plan.catalog, text)]


def test_a_name_of_several_things_is_read_as_each(plan: Plan) -> None:
    readings = resolve(plan.catalog, "not WET")
    assert [reading.id for reading in readings] == ["funding/not-wet", "topic/outside-wet"]


def test_a_hidden_name_does_not_stand_beside_a_plain_one(plan: Plan) -> None:
    # "Peer training" is hidden among the names of peers, so that text that speaks of it is tied to them.
    assert [reading.id for reading in resolve(plan.catalog, "peer training")] == ["program/peer-training"]


def test_a_hidden_name_alone_is_read_and_not_shown(plan: Plan) -> None:
    (reading,) = resolve(plan.catalog, "yes")
    assert (reading.id, reading.how, reading.name) == (
        "funding/additional-funds",
        "hidden",
        "Additional funds",
    )


@pytest.mark.parametrize("text", ["qwertyuiop", "…", "\x00", "' OR 1=1"])
def test_what_names_nothing_is_not_found(plan: Plan, text: str) -> None:
    with pytest.raises(NotFound):
        resolve(plan.catalog, text)
