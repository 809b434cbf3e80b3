"""The catalog: what is added is found by id and by name, by many threads, until it is removed."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from graph.catalog.catalog import MAX_PAGE, Catalog
from graph.catalog.writer import CatalogWriter
from ontology.concepts import Concept
from ontology.errors import Damaged, Invalid, NotFound, TooLarge
from ontology.records import Category, Document, Place, Question, Section, SourcedText

Fill = Callable[[CatalogWriter], object]


def concept(
    thing_id: str,
    label: str,
    alt_labels: tuple[str, ...] = (),
    *,
    hidden_labels: tuple[str, ...] = (),
    broader: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
) -> Concept:
    """A concept with the base's own IRI."""
    kind = thing_id.partition("/")[0]
    return Concept(
        id=thing_id,
        iri=f"http://localhost:8000/id/{thing_id}",
        kind=kind,
        label=label,
        alt_labels=alt_labels,
        hidden_labels=hidden_labels,
        broader=broader,
        related=related,
    )


def document(slug: str, title: str) -> Document:
    """A document of which only the name matters."""
    return Document(slug, title, "", "plan.txt", "text/plain", "utf-8", "00" * 32, 0, "text", "table")


def text(value: str) -> SourcedText:
    """A text without a source."""
    return SourcedText(value, ())


HERE = Place(0, 0, 1, 1)

CONCEPTS = (
    concept("system/human-resources", "Human Resources", ("HR", "Personnel Department")),
    concept("system/peer-services", "Peer Services", ("Chief of Peer Services",)),
    concept("population/peers", "Peers", ("Peer workforce",), hidden_labels=("Peer training",)),
    concept("population/parent-advocates", "Parent advocates", broader=("population/peers",)),
    concept("population/parent-partners", "Parent partners", broader=("population/parent-advocates",)),
    concept("program/peer-training", "Peer Training", related=("population/peers",)),
    concept("topic/resumes", "Résumés and interviews"),
)


@pytest.fixture
def sealed(tmp_path: Path) -> Callable[[Fill], Catalog]:
    """Fills a catalog at `catalog.sqlite`, new or the one that is there, and opens it."""

    def fill(how: Fill) -> Catalog:
        with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
            how(writer)
            writer.commit()
        return Catalog.open(tmp_path / "catalog.sqlite")

    return fill


def add_concepts(writer: CatalogWriter) -> None:
    for each in CONCEPTS:
        writer.add_concept(each, f'{{"id":"{each.id}"}}'.encode())


@pytest.fixture
def catalog(sealed: Callable[[Fill], Catalog]) -> Catalog:
    """The concepts above."""
    return sealed(add_concepts)


def test_a_thing_is_found_by_its_id_with_its_view(catalog: Catalog) -> None:
    peers = catalog.thing("population/peers")
    assert (peers.label, peers.type, peers.kind, peers.document) == ("Peers", "concept", "population", None)
    assert peers.view == b'{"id":"population/peers"}'


@pytest.mark.parametrize(
    ("name", "thing_id", "matched", "how"),
    [
        ("Human Resources", "system/human-resources", "Human Resources", "label"),
        ("human resource", "system/human-resources", "Human Resources", "label"),
        ("HR", "system/human-resources", "HR", "acronym"),
        ("hr", "system/human-resources", "HR", "acronym"),
        ("the-personnel/departments"[4:], "system/human-resources", "Personnel Department", "alias"),
        ("peer", "population/peers", "Peers", "label"),
        ("RESUMES AND INTERVIEWS", "topic/resumes", "Résumés and interviews", "label"),
    ],
)
def test_a_name_is_found_in_any_form(
    catalog: Catalog, name: str, thing_id: str, matched: str, how: str
) -> None:
    (found,) = catalog.named(name)
    assert (found.thing_id, found.name, found.how) == (thing_id, matched, how)


def test_a_hidden_name_finds_its_thing_after_others_and_is_not_shown(catalog: Catalog) -> None:
    program, peers = catalog.named("peer training")
    assert (program.thing_id, program.how) == ("program/peer-training", "label")
    assert (peers.thing_id, peers.how, peers.name) == ("population/peers", "hidden", "Peers")
    assert [found.thing_id for found in catalog.starting("peer train")] == ["program/peer-training"]


@pytest.mark.parametrize("name", ["", "   ", "…", "\x00", "human", "resources human"])
def test_what_is_no_name_finds_nothing(catalog: Catalog, name: str) -> None:
    assert catalog.named(name) == []


@pytest.mark.parametrize(
    ("prefix", "labels"),
    [
        ("peer s", ["Peer Services"]),
        ("PEER", ["Peer Services", "Peer Training", "Peers"]),
        ("resu", ["Résumés and interviews"]),
        ("résu", ["Résumés and interviews"]),
        ("interv", ["Résumés and interviews"]),
        ("ources", []),
        ("%", []),
        ("", []),
    ],
)
def test_completions_begin_a_name_or_a_word_of_it(catalog: Catalog, prefix: str, labels: list[str]) -> None:
    assert [found.label for found in catalog.starting(prefix)] == labels


def test_what_begins_a_name_comes_before_what_begins_a_word_inside(catalog: Catalog) -> None:
    assert [found.label for found in catalog.starting("res")] == ["Résumés and interviews", "Human Resources"]


def test_the_most_tied_thing_is_completed_first(sealed: Callable[[Fill], Catalog]) -> None:
    def fill(writer: CatalogWriter) -> None:
        add_concepts(writer)
        counts = np.zeros(len(CONCEPTS) + 1, np.uint32)
        counts[writer.ordinals(["population/peers"])] = 7
        writer.set_counts(counts)

    catalog = sealed(fill)
    assert [found.label for found in catalog.starting("peer")] == ["Peers", "Peer Services", "Peer Training"]
    assert catalog.thing("population/peers").count == 7


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("population/peer", "population/peers"),
        ("population/parent-advocate", "population/parent-advocates"),
        ("system/humanresources", "system/human-resources"),
        ("system/hr", "system/human-resources"),
        ("peers", "population/peers"),
    ],
)
def test_an_unknown_id_tells_the_nearest(catalog: Catalog, wrong: str, nearest: str) -> None:
    with pytest.raises(NotFound, match="nothing with the id") as failed:
        catalog.thing(wrong)
    assert failed.value.nearest[0] == nearest


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [("humna resources", "Human Resources"), ("pears", "Peers"), ("hr", "Human Resources")],
)
def test_a_misspelt_name_is_near_the_right_one(catalog: Catalog, wrong: str, nearest: str) -> None:
    assert catalog.nearest(wrong)[0].label == nearest


def test_half_a_character_is_refused(catalog: Catalog) -> None:
    with pytest.raises(Invalid, match="half a character"):
        catalog.thing("population/\ud800")
    with pytest.raises(Invalid, match="half a character"):
        catalog.by_ids(["\ud800"])


def test_what_looks_like_a_query_is_only_text(catalog: Catalog) -> None:
    assert catalog.nearest('" OR "x" NEAR(') == []
    with pytest.raises(NotFound):
        catalog.thing("x' OR '1'='1")


def test_things_are_listed_by_name_in_pages(catalog: Catalog) -> None:
    total, page = catalog.things("concept", limit=2, offset=1)
    assert total == 7
    assert [thing.label for thing in page] == ["Parent advocates", "Parent partners"]
    total, page = catalog.things("concept", kind="system")
    assert (total, [thing.label for thing in page]) == (2, ["Human Resources", "Peer Services"])
    assert catalog.things("concept", offset=100) == (7, [])


def test_numbers_sort_as_numbers(sealed: Callable[[Fill], Catalog]) -> None:
    def fill(writer: CatalogWriter) -> None:
        for number in ("Q10", "Q9", "Q1"):
            writer.add_question("plan", Question(number, text("Train peers"), HERE), b"{}")

    _, questions = sealed(fill).things("question", document="plan")
    assert [question.label.partition(":")[0] for question in questions] == ["Q1", "Q9", "Q10"]


def test_a_page_has_a_cap_which_the_error_names(catalog: Catalog) -> None:
    with pytest.raises(TooLarge, match=str(MAX_PAGE)):
        catalog.things("concept", limit=MAX_PAGE + 1)
    with pytest.raises(Invalid):
        catalog.things("concept", offset=-1)


def test_narrower_concepts_are_found_at_every_depth(catalog: Catalog) -> None:
    assert catalog.narrower("population/peers") == [
        "population/parent-advocates",
        "population/parent-partners",
    ]
    under = catalog.under(["population/peers"], depth=1)
    assert [(each.id, each.depth) for each in under] == [
        ("population/peers", 0),
        ("population/parent-advocates", 1),
    ]


def test_a_circle_of_concepts_ends(sealed: Callable[[Fill], Catalog]) -> None:
    def fill(writer: CatalogWriter) -> None:
        writer.add_concept(concept("topic/a", "A", broader=("topic/b",)), b"{}")
        writer.add_concept(concept("topic/b", "B", broader=("topic/a", "topic/b")), b"{}")

    assert sealed(fill).narrower("topic/a") == ["topic/b"]


def test_concepts_beside_one_are_told_with_their_relation(catalog: Catalog) -> None:
    assert catalog.beside("population/peers") == [
        ("narrower", "population/parent-advocates"),
        ("related", "program/peer-training"),
    ]
    assert catalog.beside("population/parent-partners") == [("broader", "population/parent-advocates")]


def add_plan(writer: CatalogWriter, slug: str) -> None:
    """A document with a category, its goal, a question and two concepts found in it."""
    writer.add_document(document(slug, f"Plan {slug}"), b"{}")
    writer.add_category(
        slug, Category("1", text("Career Pathways"), text("Strong partnerships"), HERE), b"{}"
    )
    writer.add_question(slug, Question("Q1", text("Train peers"), HERE), b"{}")
    writer.add_concept(concept("system/police", "Police Department"), b"{}", slug)
    writer.add_concept(concept(f"system/{slug}.parks", "Parks"), b"{}", slug)


def test_parts_of_a_document_are_things(sealed: Callable[[Fill], Catalog]) -> None:
    catalog = sealed(lambda writer: add_plan(writer, "one"))
    assert catalog.thing("document/one").label == "Plan one"
    assert catalog.thing("category/one/1").label == "Career Pathways"
    assert catalog.thing("category/one/1").public_id == "one/1"
    assert catalog.thing("goal/one/1").label == "Strong partnerships"
    assert catalog.thing("question/one/Q1").label == "Q1: Train peers"
    assert [found.thing_id for found in catalog.named("q1")] == ["question/one/Q1"]


@pytest.mark.parametrize(
    ("name", "things"),
    [
        ("Category 1", {"category/one/1", "category/two/1"}),
        ("goal 1", {"goal/one/1", "goal/two/1"}),
        ("question 1", {"question/one/Q1", "question/two/Q1"}),
        ("Q 1", {"question/one/Q1", "question/two/Q1"}),
        ("section A.2", {"section/one/A.2"}),
    ],
)
def test_parts_of_documents_are_named_by_their_numbers(
    sealed: Callable[[Fill], Catalog], name: str, things: set[str]
) -> None:
    def fill(writer: CatalogWriter) -> None:
        add_plan(writer, "one")
        add_plan(writer, "two")
        writer.add_section("one", Section("A.2", "New services", HERE, None), b"{}")

    catalog = sealed(fill)
    assert {(found.thing_id, found.how) for found in catalog.named(name)} == {
        (each, "number") for each in things
    }
    assert catalog.count_named(name) == len(things)


def test_a_part_without_a_number_has_no_such_name(sealed: Callable[[Fill], Catalog]) -> None:
    catalog = sealed(
        lambda writer: writer.add_section("one", Section("background", "Background", HERE, None), b"{}")
    )
    assert catalog.named("section background") == []


def test_nobody_is_offered_a_number_while_typing(sealed: Callable[[Fill], Catalog]) -> None:
    catalog = sealed(lambda writer: add_plan(writer, "one"))
    assert catalog.starting("categ") == []


def test_a_found_concept_says_so_and_where(sealed: Callable[[Fill], Catalog]) -> None:
    catalog = sealed(lambda writer: add_plan(writer, "one"))
    (police,) = catalog.named("police departments")
    assert (police.thing_id, police.how) == ("system/police", "found")
    assert catalog.thing("system/police").document == "one"


def test_a_found_concept_stays_until_its_last_document_goes(sealed: Callable[[Fill], Catalog]) -> None:
    def both(writer: CatalogWriter) -> None:
        add_plan(writer, "one")
        add_plan(writer, "two")

    assert sealed(both).thing("system/police").document == "one"
    catalog = sealed(lambda writer: writer.remove_document("one"))
    assert catalog.thing("system/police").document == "two"
    with pytest.raises(NotFound):
        catalog.thing("system/one.parks")
    catalog = sealed(lambda writer: writer.remove_document("two"))
    assert catalog.named("police department") == []


def test_a_removed_document_leaves_no_trace(sealed: Callable[[Fill], Catalog]) -> None:
    def change(writer: CatalogWriter) -> None:
        add_plan(writer, "one")
        writer.remove_document("one")

    sealed(add_concepts)
    catalog = sealed(change)
    catalog.verify()
    assert catalog.things("category") == (0, [])
    assert catalog.things("concept")[0] == len(CONCEPTS)
    assert catalog.starting("career") == []
    assert "Career Pathways" not in [found.label for found in catalog.nearest("career pathway")]


def test_what_a_vocabulary_knows_outlives_the_documents_that_also_found_it(
    sealed: Callable[[Fill], Catalog],
) -> None:
    def fill(writer: CatalogWriter) -> None:
        writer.add_concept(concept("system/police", "The Police", ("Police Department",)), b'{"known":1}')
        add_plan(writer, "one")
        writer.remove_document("one")

    police = sealed(fill).thing("system/police")
    assert (police.label, police.document, police.view) == ("The Police", None, b'{"known":1}')


def test_ordinals_are_kept_and_never_used_again(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        first = writer.add_document(document("one", "One"), b"{}")
        second = writer.add_concept(concept("topic/a", "A"), b"{}")
        assert writer.add_concept(concept("topic/a", "A changed"), b"{}") == second
        writer.remove_document("one")
        again = writer.add_document(document("one", "One"), b"{}")
        assert again > second > first
        writer.remove_document("one")
        writer.commit()
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        assert writer.add_document(document("two", "Two"), b"{}") > again


def test_a_thing_added_again_has_its_new_names_only(sealed: Callable[[Fill], Catalog]) -> None:
    def fill(writer: CatalogWriter) -> None:
        writer.add_concept(concept("topic/a", "Job fairs", broader=("topic/b",)), b"{}")
        writer.add_concept(concept("topic/a", "Hiring events"), b'{"new":1}')

    catalog = sealed(fill)
    assert catalog.named("job fairs") == []
    assert catalog.starting("job") == []
    assert catalog.nearest("job fair") == []
    assert catalog.beside("topic/a") == []
    assert catalog.named("hiring event")[0].label == "Hiring events"
    assert catalog.thing("topic/a").view == b'{"new":1}'


def test_what_was_not_committed_is_lost(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        add_concepts(writer)
        writer.commit()
        writer.add_document(document("one", "One"), b"{}")
    assert Catalog.open(tmp_path / "catalog.sqlite").things("document") == (0, [])


def test_columns_tell_the_kind_and_the_place_by_name_of_every_ordinal(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        b = writer.add_concept(concept("topic/b", "B"), b"{}")
        gone = writer.add_document(document("gone", "Gone"), b"{}")
        a = writer.add_document(document("a", "A plan"), b"{}")
        writer.remove_document("gone")
        columns = writer.columns()
    assert len(columns.kind) == a + 1
    assert [columns.kinds[columns.kind[at]] for at in (b, gone, a)] == ["topic", "", "document"]
    assert columns.rank[a] < columns.rank[b]


def test_documents_are_ordered_by_slug(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        b = writer.add_document(document("b", "1"), b"{}")
        a = writer.add_document(document("a", "2"), b"{}")
        assert writer.document_order().tolist() == [a, b]


def test_a_tie_to_an_unknown_thing_is_reported(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer, pytest.raises(NotFound, match="topic/none"):
        writer.ordinals(["topic/none"])


def test_many_threads_read_at_once(catalog: Catalog) -> None:
    def look(number: int) -> str:
        return catalog.thing(CONCEPTS[number % len(CONCEPTS)].id).label

    with ThreadPoolExecutor(16) as pool:
        labels = list(pool.map(look, range(700)))
    assert labels == [CONCEPTS[number % len(CONCEPTS)].label for number in range(700)]
    catalog.close()


@pytest.mark.parametrize("length", [0, 50, 5000, -1])
def test_a_file_that_was_cut_short_is_damaged(catalog: Catalog, tmp_path: Path, length: int) -> None:
    catalog.close()
    file = tmp_path / "catalog.sqlite"
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(Damaged, match=r"catalog\.sqlite"):
        Catalog.open(file)


def test_another_sqlite_file_is_no_catalog(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE things (id)")
    other.close()
    with pytest.raises(Damaged, match="not a catalog"):
        Catalog.open(tmp_path / "other.sqlite")


def test_a_missing_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        Catalog.open(tmp_path / "none.sqlite")


def test_overwritten_pages_are_damaged(catalog: Catalog, tmp_path: Path) -> None:
    catalog.close()
    file = tmp_path / "catalog.sqlite"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(Damaged), Catalog.open(file) as damaged:
        damaged.thing("population/peers")


def test_a_path_with_marks_of_its_own_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c %20"
    folder.mkdir()
    with CatalogWriter(folder / "catalog.sqlite") as writer:
        add_concepts(writer)
        writer.commit()
    with Catalog.open(folder / "catalog.sqlite") as catalog:
        assert catalog.things("concept")[0] == len(CONCEPTS)
