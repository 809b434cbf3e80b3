"""Found concepts: the names of a document that no vocabulary knows."""

from ontology.found import FoundConcepts


def test_one_name_in_any_form_is_one_concept() -> None:
    found = FoundConcepts("plan")
    first = found.named("system", "Fire Department", "FD")
    assert found.named("system", "fire departments") is first
    assert (first.id, first.label, first.alt_labels, first.source) == (
        "system/plan.fire-department",
        "Fire Department",
        ("FD",),
        "plan",
    )
    assert list(found.concepts) == [first.id]


def test_names_of_one_slug_are_told_apart() -> None:
    found = FoundConcepts("plan")
    one, other = found.named("system", "Gas Fund"), found.named("system", "Ga's Fund")
    assert one.id == "system/plan.gas-fund"
    assert other.id.startswith("system/plan.gas-fund-")
    assert found.concepts == {one.id: one, other.id: other}


def test_long_names_are_cut_and_stay_apart() -> None:
    found = FoundConcepts("plan")
    names = [f"{'a very long name ' * 20}{end}" for end in ("one", "two")]
    concepts = [found.named("system", name) for name in names]
    assert len({concept.id for concept in concepts}) == 2
    assert all(len(concept.id) < 120 and len(concept.label) == 200 for concept in concepts)
