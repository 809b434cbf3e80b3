"""Profiles: what a family's own words are, as data."""

import re
from pathlib import Path

import pytest

from ingest.profiles import load_profile, parse_profile, shipped_profile, shipped_profiles
from ingest.reading import read
from ontology.errors import NotFound, Unreadable
from ontology.records import SourcedText

GUIDE = (Path(__file__).parents[2] / "docs" / "profiles.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The guide's example in a language."""
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


def value(text: SourcedText | None) -> str:
    return text.value if text else ""


def test_the_guide_s_example_reads_as_the_guide_says() -> None:
    profile = parse_profile(block("toml"))
    reading = read(block("text").encode(), source_name="plan.txt", slug="plan", profile=profile)
    rows = [
        [
            record.code,
            record.kind,
            record.text.value,
            "; ".join(map(value, record.responsible)),
            value(record.status),
            "; ".join(f"{label}: {cell.value}" for label, cell in record.attributes.items()),
        ]
        for record in reading.recommendations
    ]
    assert [f"| {' | '.join(row)} |".replace("  |", " |") for row in rows] == re.findall(
        r"^\| HP.*", GUIDE, re.MULTILINE
    )
    assert reading.document.profile == "housing-plan"


def test_the_guide_s_example_needs_its_profile() -> None:
    reading = read(block("text").encode(), source_name="plan.txt", slug="plan")
    assert list(reading.recommendations) == []


def part(heading: str) -> str:
    """The part of the guide under a heading."""
    return GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def keys_of(heading: str) -> set[str]:
    """What the tables under a heading begin their rows with."""
    return set(re.findall(r"^\| `\[?(\w+)", part(heading), re.MULTILINE))


def test_the_guide_names_every_key_and_every_shipped_profile() -> None:
    assert keys_of("What a profile can say") - {"extends"} == set(shipped_profile("plain").__slots__)
    assert all(f"`{name}`" in GUIDE for name in shipped_profiles())


def test_a_profile_adds_to_the_one_it_extends() -> None:
    profile = parse_profile('name = "x"\nextends = "plain"\nannounce = ["we ask"]\n')
    assert profile.announce == ("we ask", *shipped_profile("plain").announce)
    assert profile.layouts == ("tables", "lists")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("name = ", "is not TOML"),
        ("name = 1", "name is wrong"),
        ('layouts = ["tables"]', "name is wrong"),
        ('name = "x"\nlayout = ["tables"]', "layout is wrong"),
        (
            'name = "x"\nlayouts = ["columns"]',
            r"layouts.0 is wrong: Input should be 'tables', 'policy' or 'lists'",
        ),
        ('name = "x"\nextends = "y"', "extends 'y', which is none of"),
        ('name = "x"\nnumber = "("', "no regular expression"),
        ('name = "x"\nnumber = "R1"', "has no group"),
        ('name = "x"\n[kinds]\nidea = ["a"]', "kinds.idea"),
        ('name = "x"\n[headers.lists]\ntext = ["a"]', "headers.lists is no kind of table"),
        ('name = "x"\n[headers.votes]\nlead = ["a"]', "headers.votes.lead is no meaning"),
    ],
)
def test_a_wrong_profile_is_refused_by_what_is_wrong_in_it(toml: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        parse_profile(toml)


def test_a_file_that_is_no_profile_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\xff")
    for name in ("bytes.toml", "missing.toml"):
        with pytest.raises(Unreadable, match=name):
            load_profile(tmp_path / name)


def test_a_file_s_profile_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "housing-plan.toml"
    path.write_text(block("toml"), encoding="utf-8")
    assert load_profile(path) == parse_profile(block("toml"))


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="No profile is named 'plane'") as raised:
        shipped_profile("plane")
    assert raised.value.nearest[0] == "plain"


def test_a_profile_decides_though_a_document_looks_like_another_layout() -> None:
    text = b"RECOMMENDATIONS\n\nNo.\tRecommendation\n1\tHire\n\n- Train peers\n"
    profile = parse_profile('name = "x"\nlayouts = ["lists"]\nannounce = ["recommendation"]\n')
    reading = read(text, source_name="x.txt", slug="x", profile=profile)
    assert [record.text.value for record in reading.recommendations] == ["Train peers"]
