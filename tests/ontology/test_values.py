"""Values are compared and hashed by what they hold, also when they come from another process."""

import pickle
from dataclasses import replace

import pytest

from ontology.records import Piece, Place, SourcedText


def test_equal_values_are_one_key() -> None:
    assert {Piece(0, 4, 8): "first", Piece(0, 4, 8): "second"} == {Piece(0, 4, 8): "second"}


def test_a_value_is_another_with_one_field_replaced() -> None:
    place = Place(3, 9, 1, 2, page=4)
    assert replace(place, page=5) == Place(3, 9, 1, 2, 5) != place


def test_values_are_the_same_from_another_process() -> None:
    text = SourcedText("a pier", (Piece(0, 4, 10),))
    assert pickle.loads(pickle.dumps(text)) == text


def test_a_value_has_no_fields_but_its_own() -> None:
    with pytest.raises(AttributeError):
        object.__setattr__(Piece(0, 1, 2), "page", 3)
