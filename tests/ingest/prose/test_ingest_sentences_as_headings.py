"""Labelled headings that say themselves what will be done, and the word that stands before all subjects."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
SAID = ("All offices will name a lead", "The Treasury will pay for training", "Each board shall have a clerk")
BELOW = "- offices will have plans in place\n- plans will be public\n\nLong ago this was done by the crown alone.\n"


def _text(label: str, over: str = "Pillar") -> str:
    body = "".join(
        f"## {over}: {subject}\n\n### {label} {at}: {said}\n\n{BELOW}\n"
        for at, (subject, said) in enumerate(zip(("Lead", "Train", "Serve"), SAID, strict=True), 1)
    )
    return f"# Strategy\n\nThe state is slow.\n\n{body}"


@pytest.mark.parametrize("label", ["Action", "Commitment", "Recommendation"])
def test_labelled_headings_that_are_sentences_are_the_text_and_what_is_below_explains_it(
    reads: Reads, label: str
) -> None:
    found = list(reads(_text(label)).recommendations)
    assert [(one.code, one.text.value) for one in found] == [("1", SAID[0]), ("2", SAID[1]), ("3", SAID[2])]
    assert not any(one.title for one in found)


def test_labelled_headings_that_are_titles_stay_titles(reads: Reads) -> None:
    body = "".join(
        f"### Recommendation {at}: {said}\n\nThe board should do so by May.\n\n"
        for at, said in enumerate(("Leads", "Training", "Clerks"), 1)
    )
    found = list(reads(f"# Strategy\n\nThe state is slow.\n\n{body}").recommendations)
    assert [one.title.value for one in found if one.title] == ["Leads", "Training", "Clerks"]


@pytest.mark.parametrize("over", ["Principle", "Pillar", "FOCUS AREA"])
def test_subjects_are_named_without_the_word_before_all_of_them(reads: Reads, over: str) -> None:
    labels = [one.label.value for one in reads(_text("Action", over)).document.categories]
    assert labels == ["Lead", "Train", "Serve"]


def test_subjects_of_which_only_some_have_a_word_before_them_keep_it(reads: Reads) -> None:
    text = _text("Action").replace("Pillar: Train", "Training")
    labels = [one.label.value for one in reads(text).document.categories]
    assert labels == ["Pillar: Lead", "Training", "Pillar: Serve"]


def test_subjects_with_a_number_are_named_without_the_word_before_it(reads: Reads) -> None:
    text = _text("Action").replace("Pillar: Lead", "Goal 1: Lead").replace("Pillar: Train", "Goal 2: Train")
    found = reads(text.replace("Pillar:", "Goal 3:")).document.categories
    assert [(one.number, one.label.value) for one in found] == [("1", "Lead"), ("2", "Train"), ("3", "Serve")]
