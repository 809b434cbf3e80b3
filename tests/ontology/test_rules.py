"""Rules: each explains itself, and the phrases say who is responsible, and who is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.concepts import Concept, Vocabulary
from ontology.linking import Linker
from ontology.passages import WordsOfText
from ontology.phrases import Phrases
from ontology.rules import Rule, load_rules, load_slot

NAMES = {
    "system/peer-services": ("Peer Services", "Chief of Peer Services"),
    "system/human-resources": ("Human Resources", "HR"),
    "system/nursing": ("Chief of Nursing",),
    "system/training-unit": ("Training Unit",),
}
LINKER = Linker(
    Vocabulary({i: Concept(i, f"http://x/{i}", "system", n[0], tuple(n[1:])) for i, n in NAMES.items()}, "")
)
PHRASES = Phrases(load_rules().values(), load_slot())


def responsible(text: str) -> list[tuple[str, str, str]]:
    """The last part of each responsible party's id, the rule, and the words that show it."""
    findings = PHRASES.find(WordsOfText(text), LINKER.find(text))
    return [(f.party.concepts[0].partition("/")[2], f.rule, text[f.start : f.end]) for f in findings]


def test_every_rule_explains_itself_in_a_sentence() -> None:
    for name, rule in load_rules().items():
        assert rule.name == name
        assert rule.basis in ("stated", "inferred")
        assert rule.label
        assert rule.sentence.endswith(".")


def test_only_what_is_inferred_has_phrases() -> None:
    assert {rule.basis for rule in load_rules().values() if rule.phrases} == {"inferred"}


@pytest.mark.parametrize(
    ("text", "party", "rule", "words"),
    [
        (
            "Under the direction of the Chief of Peer Services, the Department trains",
            "peer-services",
            "under-direction",
            "Under the direction of the Chief of Peer Services",
        ),
        (
            "a program with leadership from Chief of Peer Services to offer",
            "peer-services",
            "under-direction",
            "with leadership from Chief of Peer Services",
        ),
        ("a committee led by HR.", "human-resources", "led-by", "led by HR"),
        (
            "It is overseen jointly by the HR office",
            "human-resources",
            "led-by",
            "overseen jointly by the HR",
        ),
        ("administered by the County's HR", "human-resources", "led-by", "administered by the County's HR"),
        ("run by the Director of HR", "human-resources", "led-by", "run by the Director of HR"),
        ("Lead agency: Training Unit", "training-unit", "led-by", "Lead agency: Training Unit"),
        ("with HR as the lead", "human-resources", "led-by", "HR as the lead"),
        ("Move to HR", "human-resources", "given-to", "Move to HR"),
        ("MOVE TO HR", "human-resources", "given-to", "MOVE TO HR"),
        ("It is the responsibility of HR", "human-resources", "given-to", "the responsibility of HR"),
        (
            "The Department's Chief of Nursing coordinates recruitment",
            "nursing",
            "does-the-work",
            "Chief of Nursing coordinates",
        ),
        ("ask the Training Unit staff, who", "", "", ""),
        ("as HR already oversees it", "human-resources", "does-the-work", "HR already oversees"),
        ("HR is in charge of it", "human-resources", "does-the-work", "HR is in charge of"),
        ("HR will review job titles.", "human-resources", "addressed", "HR will"),
        ("In 2025, the HR Division should act", "human-resources", "addressed", "HR Division should"),
        ("HR to review job titles", "human-resources", "addressed", "HR to review"),
        ("HR will be responsible for it", "human-resources", "addressed", "HR will be responsible"),
    ],
)
def test_a_phrase_beside_a_name_says_who_is_responsible(text: str, party: str, rule: str, words: str) -> None:
    assert responsible(text) == ([(party, rule, words)] if party else [])


@pytest.mark.parametrize(
    "text",
    [
        "in coordination with HR",
        "in partnership with the Training Unit",
        "with input from HR",
        "Follow up with Chief of Nursing to discuss relationships",
        "not led by HR",
        "no longer led by HR",
        "without leadership from HR",
        "HR coordinates with the Training Unit",
        "HR will be informed",
        "HR should not decide",
        "so that HR will know",
        "people referred to HR",
        "led by Peer Services Training Committee",
        "It is well led. By HR standards it is not",
        "under the direction; of HR",
        "access to Human Resources for individuals",
        "NOT WET – HR",
    ],
)
def test_working_together_or_being_named_is_not_being_responsible(text: str) -> None:
    assert responsible(text) == []


def test_parties_joined_by_and_or_commas_are_responsible_together() -> None:
    assert [party for party, _, _ in responsible("led by HR, Peer Services and the Training Unit")] == [
        "human-resources",
        "peer-services",
        "training-unit",
    ]
    assert [party for party, _, _ in responsible("Human Resources (HR) and Training Unit will meet")] == [
        "human-resources",
        "training-unit",
    ]


def test_the_longest_phrase_decides_and_an_exception_prevails_over_its_like() -> None:
    rule = Rule("r", "R", "inferred", "S.", ("{system} (acts|acts now)",), ("{system} acts now",))
    phrases = Phrases([rule], load_slot())
    assert [f.rule for f in phrases.find(WordsOfText("HR acts"), LINKER.find("HR acts"))] == ["r"]
    assert phrases.find(WordsOfText("HR acts now"), LINKER.find("HR acts now")) == []


@pytest.mark.parametrize("phrase", ["led by", "with {system} leading", "{system}"])
def test_a_phrase_whose_slot_is_not_at_one_end_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="must begin or end with"):
        Phrases([Rule("r", "R", "inferred", "S.", (phrase,))], load_slot())


WORDS = [
    "led",
    "by",
    "HR",
    "and",
    "the",
    "(",
    ")",
    ",",
    ".",
    ":",
    "will",
    "move",
    "to",
    "Peer",
    "Services",
    "s'",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_text_is_read_and_the_words_shown_hold_the_name(words: list[str]) -> None:
    text = " ".join(words)
    for finding in PHRASES.find(WordsOfText(text), LINKER.find(text)):
        assert 0 <= finding.start <= finding.party.start < finding.party.end <= finding.end <= len(text)
