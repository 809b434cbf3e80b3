"""Each test runs in an empty working directory without THROUGHLINE_* variables."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from library.settings import load_settings
from ontology.errors import Invalid


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("THROUGHLINE_"):
            monkeypatch.delenv(name)


def test_without_a_word_the_data_directory_is_data_here() -> None:
    settings = load_settings()
    assert settings.data == Path("data")
    assert settings.base_iri == "http://localhost:8000/"
    assert settings.token is None


def test_a_flag_wins_over_a_variable_and_a_variable_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("throughline.toml").write_text('port = 1\nhost = "one"\ndata = "one"\n')
    monkeypatch.setenv("THROUGHLINE_PORT", "2")
    monkeypatch.setenv("THROUGHLINE_HOST", "two")
    settings = load_settings(port=3, host=None)
    assert (settings.port, settings.host, settings.data) == (3, "two", Path("one"))


def test_an_empty_variable_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_TOKEN", "")
    assert load_settings().token is None


def test_the_token_is_not_shown() -> None:
    assert "sesame" not in repr(load_settings(token="sesame"))


def test_settings_do_not_change() -> None:
    settings = load_settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://plans.example.org", "https://plans.example.org/"),
        ("https://example.org:8443/plans", "https://example.org:8443/plans/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_a_base_iri_ends_in_a_slash(given: str, kept: str) -> None:
    assert load_settings(base_iri=given).base_iri == kept


@pytest.mark.parametrize(
    "base",
    ["plans.example.org", "ftp://example.org/", "https:///x", "https://e.org/?a", "https://e.org/#a",
     "https://me@e.org/", "https://e.org/a b", "https://e.org/<x>", "https://e.org:port/",
     "javascript:alert(1)", ""],
)  # fmt: skip
def test_what_cannot_begin_an_iri_is_refused(base: str) -> None:
    with pytest.raises(Invalid, match="'base_iri' is wrong") as caught:
        load_settings(base_iri=base)
    assert caught.value.name == "base_iri"


def test_an_unknown_key_of_the_file_names_the_nearest() -> None:
    Path("throughline.toml").write_text('base-iri = "https://example.org/"\n')
    with pytest.raises(Invalid, match=r"'base-iri', which throughline\.toml sets; did you mean 'base_iri'"):
        load_settings()


def test_an_unknown_variable_names_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_PROT", "80")
    with pytest.raises(Invalid, match="did you mean 'port'"):
        load_settings()


def test_a_wrong_value_names_its_setting_and_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_PORT", "secret")
    with pytest.raises(Invalid, match="'port' is wrong: input should be a valid integer") as caught:
        load_settings()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("content", [b"port =\n", b"\xff\xfe", b"[[["])
def test_a_file_that_is_no_toml_is_told(content: bytes) -> None:
    Path("throughline.toml").write_bytes(content)
    with pytest.raises(Invalid, match=r"throughline\.toml is no TOML"):
        load_settings()
