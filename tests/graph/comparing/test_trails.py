"""Trails: what the document states of a decision, and nothing that it does not."""

from typing import Protocol

from graph.paths.trails import Trail


class Library(Protocol):
    """As conftest makes it."""

    def trail(self, recommendation_id: str) -> Trail: ...


def told(trail: Trail) -> dict[str, object]:
    """The steps by name."""
    return {step.name: step.value for step in trail.steps}


def test_each_step_is_proved_by_its_words(library: Library) -> None:
    found = library.trail("plan/A.1")
    assert told(found) == {
        "recommendation": "A.1",
        "vote": "Q1",
        "percent": 62.5,
        "outcome": "CONSENSUS: Moved to Tier 1",
        "tier": 1,
    }
    quotes = [step.evidence for step in found.steps if step.evidence]
    assert [(quote.quote[quote.start : quote.end], quote.line_start) for quote in quotes] == [
        ("Train peers in warm care.", 4),
        ("Q1", 4),
        ("62.5%", 8),
        ("CONSENSUS: Moved to Tier 1", 8),
        ("Tier 1", 8),
    ]


def test_the_drift_is_shown_word_by_word(library: Library) -> None:
    wording = library.trail("plan/A.1").wording
    assert wording is not None
    assert wording.changed
    assert [(run.change, run.left, run.right) for run in wording.runs] == [
        ("equal", "Train", "Train"),
        ("insert", "", " all"),
        ("equal", " peers in warm care.", " peers in warm care."),
    ]


def test_other_punctuation_is_no_drift(library: Library) -> None:
    """Of Q3, of which the document gives neither a per cent nor an outcome."""
    found = library.trail("plan/A.3")
    assert found.wording is not None
    assert not found.wording.changed
    assert {run.change for run in found.wording.runs} == {"equal"}
    assert told(found) == {
        "recommendation": "A.3",
        "vote": "Q3",
        "percent": None,
        "outcome": None,
        "tier": None,
    }
    assert all(step.evidence is None for step in found.steps if not step.stated)


def test_without_a_vote_nothing_is_concluded(library: Library) -> None:
    """A.4 refers to none, A.2 to one that there is not."""
    for code in ("plan/A.4", "plan/A.2"):
        found = library.trail(code)
        assert [step.name for step in found.steps if step.stated] == ["recommendation"]
        assert (found.wording, found.question) == (None, None)
