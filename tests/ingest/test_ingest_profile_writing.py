"""A profile that is written out and given back is the same profile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.profile_writing import profile_toml
from ingest.profiles import Profile, parse_profile, shipped_profiles

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=3).map(tuple)


@pytest.mark.parametrize("name", list(shipped_profiles()))
def test_a_shipped_profile_comes_back(name: str) -> None:
    profile = shipped_profiles()[name]
    assert parse_profile(profile_toml(profile)) == profile


@given(
    announce=WORDS, silent=WORDS, description=st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)
def test_any_words_come_back(announce: tuple[str, ...], silent: tuple[str, ...], description: str) -> None:
    profile = Profile(
        "own", ("tables", "lists"), description, announce=announce, silent=silent, number=r"(\d)\""
    )
    assert parse_profile(profile_toml(profile)) == profile
