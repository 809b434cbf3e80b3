"""The shipped concepts: sound as data, and linked to the two documents as a reader would link them."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from ontology.concepts import KINDS, Vocabulary
from ontology.labels import label_key
from ontology.linking import Linker
from ontology.vocabularies import load_vocabulary

BASE = "http://localhost:8000/"
CELL_KINDS = {"action", "funding", "status", "outcome"}  # linked only in the column that speaks of them
TEXT_KINDS = set(KINDS) - CELL_KINDS
OVERBROAD = """
    access agency community county department development group harbor health leadership member need nursing
    opportunity partner pathway plan position process program project public quality resident resource retain
    role service skill staff support system team training year
"""
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return load_vocabulary(BASE)


@pytest.fixture(scope="module")
def linker(shipped: Vocabulary) -> Linker:
    return Linker(shipped)


def test_every_kind_has_concepts_whose_ids_begin_with_it(shipped: Vocabulary) -> None:
    assert {concept.kind for concept in shipped.concepts.values()} == set(KINDS)
    assert all(thing == c.id and thing.startswith(f"{c.kind}/") for thing, c in shipped.concepts.items())


def test_concepts_are_sorted_by_id(shipped: Vocabulary) -> None:
    assert list(shipped.concepts) == sorted(shipped.concepts)


def test_no_two_concepts_of_a_kind_show_the_same_label(shipped: Vocabulary) -> None:
    owners = defaultdict(set)
    for concept in shipped.concepts.values():
        for label in (concept.label, *concept.alt_labels):
            owners[concept.kind, label_key(label)].add(concept.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_no_concept_has_two_labels_that_differ_only_in_number_or_case(shipped: Vocabulary) -> None:
    doubled = [
        (concept.id, label)
        for concept in shipped.concepts.values()
        for label in concept.labels
        if sum(label_key(other) == label_key(label) for other in concept.labels) > 1
    ]
    assert doubled == []


def test_no_label_is_a_word_that_would_tie_everything(shipped: Vocabulary) -> None:
    labels = {
        label_key(label) for c in shipped.concepts.values() if c.kind in TEXT_KINDS for label in c.labels
    }
    assert labels.isdisjoint(map(label_key, re.findall(r"\w+", OVERBROAD)))


def test_the_shipped_hierarchy_has_no_cycle(shipped: Vocabulary) -> None:
    def above(thing: str, path: tuple[str, ...] = ()) -> None:
        assert thing not in path, path
        for broader in shipped.concepts[thing].broader:
            above(broader, (*path, thing))

    for thing in shipped.concepts:
        above(thing)


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        ("system/human-resources", {"Human Resources", "HR"}),
        ("system/peer-services", {"Peer Services", "Chief of Peer Services", "Peer Services Chief"}),
        ("system/ardi", {"ARDI", "ARDI committee"}),
        ("system/nursing", {"Chief of Nursing"}),
        ("competency/american-sign-language", {"American Sign Language", "ASL"}),
        ("occupation/masters-of-social-work", {"MSW"}),
        ("occupation/marriage-and-family-therapists", {"MFT"}),
        ("occupation/psychiatric-nurse-practitioners", {"PNP"}),
        ("occupation/psychiatric-technicians", {"Psych Tech"}),
        ("organization/uscc", {"UsCC"}),
        ("population/lgbtqia2-s", {"LGBTQIA2-S"}),
    ],
)
def test_a_concept_bears_the_names_that_the_documents_give_it(
    shipped: Vocabulary, thing: str, names: set[str]
) -> None:
    concept = shipped.concepts[thing]
    assert names <= {concept.label, *concept.alt_labels}


def test_parent_advocates_are_peers_and_people_in_recovery_are_near_them(shipped: Vocabulary) -> None:
    peers = shipped.concepts["population/peers"]
    assert "population/parent-advocates" in peers.narrower
    assert "population/people-in-recovery" in peers.related
    assert "population/people-in-recovery" not in peers.narrower


def test_tiers_tell_their_number(shipped: Vocabulary) -> None:
    assert [shipped.concepts[f"outcome/tier-{n}"].notation for n in (1, 2, 3)] == ["1", "2", "3"]


def items() -> list[str]:
    """The lines of both documents that hold a recommendation: rows of tables before the vote, and bullets."""
    workgroup, _, _ = (CORPUS / "wet-2024-2026.txt").read_text("utf-8").partition("WORKGROUP – CONSENSUS")
    policy = (CORPUS / "cosii-workforce.txt").read_text("utf-8")
    rows = [line for line in workgroup.splitlines() if re.search(r"\t\d+\. ", line)]
    return rows + [line for line in policy.splitlines() if line.startswith("·")]


def test_both_documents_hold_52_and_11_items() -> None:
    assert len(items()) == 52 + 11


@pytest.mark.parametrize(
    ("thing", "beginnings"),
    [
        (
            "population/peers",
            [
                "3. Under the direction of the Chief of Peer Services",
                "24. The Certified Peer Specialist program",
                "25. Internal program to provide peers",
                "9. Explore a new program with leadership from",
                "4. Advocate systemwide",
                "· The Department will expand the role of people in recovery",
            ],
        ),
        ("population/parent-advocates", ["4. Potentially expand training program"]),
        ("population/people-in-recovery", ["· The Department will expand the role of people in recovery"]),
        (
            "system/human-resources",
            [
                "16. The Department already utilizes candidate lists",
                "2. Continue using inclusive criteria",
                "3. DMH is prioritizing hiring diverse staff",
                "7. DMH will continue to seek viable solutions",
                "8. Assess accessibility to Human Resources",
                "9. Advocate for HR",
                "11. DMH is working with Human Resources (HR)",
                "12. DMH has a priority to hire staff",
            ],
        ),
        (
            "system/peer-services",
            [
                "3. Under the direction of the Chief of Peer Services",
                "9. Explore a new program with leadership from",
                "4. Advocate systemwide",
            ],
        ),
        ("system/training-unit", ["18. DMH's Training Unit", "27. Currently offering training"]),
        ("system/nursing", ["6. Follow up with Chief of Nursing", "14. The Department's Chief of Nursing"]),
        ("system/ardi", ["5. Implement ARDI committee’s"]),
        ("topic/stipends", ["5. DMH can explore", "13. DMH's Stipend Program", "9. Explore a new program"]),
        ("program/stipend-program", ["5. DMH can explore", "13. DMH's Stipend Program"]),
        (
            "program/job-fairs",
            [
                "7. DMH holds regular job fairs",
                "14. The Department's Chief of Nursing",
                "16. The Department already utilizes candidate lists",
                "2. Explore developing a pilot program",
            ],
        ),
        (
            "topic/diverse-workforce",
            [
                "2. Continue using inclusive criteria",
                "3. DMH is prioritizing hiring diverse staff",
                "5. Implement ARDI committee’s",
                "· The Department’s strategic plan",
            ],
        ),
        ("population/high-school-students", ["7. Explore innovative efforts to recruit"]),
        ("population/middle-school-students", ["7. Explore innovative efforts to recruit"]),
        ("organization/high-schools", ["2. Explore developing a pilot program"]),
        ("competency/american-sign-language", ["6. Explore developing a program", "11. Explore potential"]),
        ("organization/ucla", ["10. Residency opportunities", "19. DMH provides training"]),
        (
            "organization/harbor-ucla",
            ["2. Continue and potentially", "10. Residency opportunities", "11. At Harbor-UCLA"],
        ),
        ("organization/uscc", ["18. DMH's Training Unit", "23. DMH currently has ongoing training"]),
        ("topic/immigration", ["22. The department provides", "23. DMH currently has ongoing training"]),
        (
            "population/underserved-communities",
            ["10. Residency opportunities", "8. Funding opportunities", "8. Assess access", "12. DMH has"],
        ),
        ("competency/evidence-based-practices", ["will coordinate and collaborate", "with its own programs"]),
        ("competency/co-occurring-capability", ["· The Department will communicate"]),
        ("topic/workforce-education-and-training", ["15. Increase financial incentives"]),
        (
            "topic/career-pathways",
            ["6. Follow up", "29. DMH can", "4. Explore developing", "2. Continue using"],
        ),
    ],
)
def test_exactly_the_items_that_name_a_concept_are_linked_to_it(
    linker: Linker, thing: str, beginnings: list[str]
) -> None:
    linked = [item for item in items() if any(thing in m.concepts for m in linker.find(item, TEXT_KINDS))]
    assert len(linked) == len(beginnings)
    assert all(beginning in item for beginning, item in zip(beginnings, linked, strict=True))


@pytest.mark.parametrize(
    ("kind", "cell", "things"),
    [
        ("action", "Expand and Improve", ["action/expand", "action/improve"]),
        ("action", "Improve & Expand", ["action/improve", "action/expand"]),
        ("action", "Move to HR", ["action/transfer"]),
        ("funding", "YES", ["funding/additional-funds"]),
        ("funding", "NOT WET – HR", ["funding/not-wet"]),
        ("funding", "Not WET", ["funding/not-wet"]),
        ("outcome", "ENDORSED: Adopted Consent Agenda", ["outcome/endorsed", "outcome/consent-agenda"]),
        ("outcome", "CONSENSUS: Moved to Tier 1", ["outcome/consensus", "outcome/tier-1"]),
        ("status", "Closed – Implemented", ["status/completed"]),
        ("status", "Partially accepted", ["status/accepted-in-part"]),
        ("status", "Not yet started", ["status/not-started"]),
    ],
)
def test_a_cell_means_what_its_column_speaks_of(
    linker: Linker, kind: str, cell: str, things: list[str]
) -> None:
    assert [thing for match in linker.find(cell, {kind}) for thing in match.concepts] == things


@pytest.mark.parametrize(
    "text",
    [
        "Learn from peer cities and from peer-reviewed studies.",
        "The union and the department shall retain a mediator.",
        "Inspect nursing homes near the harbor and tell their residents.",
        "The Department should train all staff and report on the program.",
    ],
)
def test_common_words_of_other_plans_are_not_taken_for_our_concepts(linker: Linker, text: str) -> None:
    found = {thing for match in linker.find(text, TEXT_KINDS) for thing in match.concepts}
    assert found <= {"topic/benchmarking", "topic/peer-review"}
