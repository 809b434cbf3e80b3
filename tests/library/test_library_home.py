from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson
import pytest

from library.documents.stored import NewDocument
from library.home import Home
from library.progress import Progress
from ontology.errors import NotFound, ThroughlineError, Unreadable

Served = Callable[[Home], list[str]]


def test_an_empty_library_is_filled_with_what_ships(shipped: Home) -> None:
    with shipped.current() as snapshot:
        # 29 + 11 + 12 rows of the workforce plan's tables; 11 statements of the policy.
        assert {slug: h.recommendations for slug, h in snapshot.manifest.holdings.items()} == {
            "cosii-workforce": 11,
            "wet-2024-2026": 52,
        }
        record = orjson.loads(snapshot.index.record("wet-2024-2026/A1.24"))
    assert record["title"] == "Peer Certification"


def test_a_library_that_was_emptied_stays_empty(shipped: Home, served: Served) -> None:
    shipped.remove("wet-2024-2026", "cosii-workforce")
    shipped.ensure()
    assert served(shipped) == []
    assert shipped.documents() == []


def test_what_is_there_is_not_built_again(shipped: Home) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in shipped.path.rglob("*"))
    told: list[Progress] = []
    shipped.ensure(told.append)
    assert told == []
    assert sorted((path, path.stat().st_mtime_ns) for path in shipped.path.rglob("*")) == before


def test_rebuilding_what_is_there_and_sound_is_no_work(two_plans: Home) -> None:
    with two_plans.current() as snapshot:
        manifest = snapshot.layout.manifest.stat()
    told: list[Progress] = []
    assert two_plans.rebuild(told.append) == snapshot.id
    assert {progress.phase for progress in told} == {"serving"}
    assert snapshot.layout.manifest.stat() == manifest


def test_the_same_content_has_the_same_id_wherever_and_in_whatever_order_it_came(
    two_plans: Home, tmp_path: Path, alpha: NewDocument, gamma: NewDocument
) -> None:
    other = Home(tmp_path / "other", two_plans.base_iri)
    other.add([gamma, alpha])
    with two_plans.current() as one, other.current() as another:
        assert one.id == another.id


def test_what_is_added_is_found_and_what_is_removed_is_not(
    home: Home, alpha: NewDocument, beta: NewDocument, served: Served
) -> None:
    home.add([alpha])
    assert served(home) == ["alpha"]
    (stored,) = home.add([beta])
    assert stored.slug == "beta"
    assert served(home) == ["alpha", "beta"]
    home.remove("alpha")
    assert served(home) == ["beta"]
    with home.current() as snapshot, pytest.raises(NotFound):
        snapshot.index.record("alpha/A1.1")
    assert [document.slug for document in home.documents()] == ["beta"]


def test_one_unreadable_document_keeps_all_of_its_company_out(
    two_plans: Home, beta: NewDocument, served: Served
) -> None:
    with pytest.raises(Unreadable, match=r"junk\.txt \(junk\)"):
        two_plans.add([beta, NewDocument(b"\x00\xff\x00\x01" * 64, "junk.txt")])
    assert served(two_plans) == ["alpha", "gamma"]
    assert [document.slug for document in two_plans.documents()] == ["alpha", "gamma"]
    assert [path.name for path in two_plans.snapshots.root.glob(".*")] == []


def test_a_slip_in_a_slug_is_answered_with_the_nearest(two_plans: Home) -> None:
    with pytest.raises(NotFound) as caught:
        two_plans.remove("alfa")
    assert caught.value.nearest == ("alpha",)


def test_a_library_that_was_never_built_says_how_to(home: Home) -> None:
    with pytest.raises(NotFound, match="throughline rebuild"):
        home.current()


def test_the_one_before_is_kept_and_older_ones_go(two_plans: Home, beta: NewDocument) -> None:
    before = {path.name for path in two_plans.snapshots.root.iterdir()}
    with two_plans.current() as snapshot:
        served = snapshot.id
    two_plans.add([beta])
    after = {path.name for path in two_plans.snapshots.root.iterdir()}
    assert len(before) == len(after) == 2
    assert before & after == {served}


def test_a_snapshot_that_is_read_is_not_taken_away(
    two_plans: Home, alpha: NewDocument, beta: NewDocument
) -> None:
    with two_plans.current() as snapshot:
        two_plans.add([beta])
        two_plans.remove("gamma")
        assert snapshot.index.record("gamma/A1.1")
        assert snapshot.path.is_dir()
    two_plans.remove("beta")
    assert not snapshot.path.exists()


def test_a_sites_own_vocabulary_and_base_are_built_in(two_plans: Home) -> None:
    (two_plans.path / "vocabularies" / "trees.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://trees.example.org/tree> a skos:Concept ; skos:prefLabel "tree"@en .\n'
    )
    base = "https://plans.example.org/"
    elsewhere = Home(two_plans.path, base)
    with two_plans.current() as before:
        assert elsewhere.rebuild() != before.id
    with elsewhere.current() as snapshot:
        record = orjson.loads(snapshot.index.record("gamma/A1.1"))
        assert record["iri"] == f"{base}id/recommendation/gamma/A1.1"
        assert "https://trees.example.org/tree" in {m["concept"] for m in record["mentions"]}


def test_a_snapshot_of_other_software_is_built_anew(two_plans: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("library.building.plan.software", lambda: "throughline 9")
    monkeypatch.setattr("library.home.software", lambda: "throughline 9")
    two_plans.ensure()
    with two_plans.current() as snapshot:
        assert snapshot.manifest.recipe.software == "throughline 9"


def test_a_build_says_how_far_it_is(home: Home, alpha: NewDocument, gamma: NewDocument) -> None:
    told: list[Progress] = []
    home.add([alpha, gamma], told.append)
    assert [progress for progress in told if progress.phase == "reading"] == [
        Progress("reading", 0, 2),
        Progress("reading", 1, 2),
        Progress("reading", 2, 2),
        Progress("reading", 2, 2),
    ]
    assert list(dict.fromkeys(progress.phase for progress in told)) == [
        "preparing",
        "reading",
        "storing",
        "indexing",
        "sealing",
        "serving",
    ]


def test_only_the_added_document_is_read(two_plans: Home, beta: NewDocument) -> None:
    told: list[Progress] = []
    two_plans.add([beta], told.append)
    assert {progress.total for progress in told if progress.phase == "reading"} == {1}


def test_sealed_files_are_read_only(two_plans: Home) -> None:
    with two_plans.current() as snapshot:
        for name in snapshot.manifest.files:
            assert (snapshot.path / name).stat().st_mode & 0o222 == 0


def test_the_text_of_a_document_is_there_whole(two_plans: Home, alpha: NewDocument) -> None:
    with two_plans.current() as snapshot:
        assert snapshot.document_text("alpha").encode() == alpha.content


def test_two_that_need_a_first_snapshot_wait_for_one(home: Home) -> None:
    heard: list[Progress] = []
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(home.ensure, heard.append) for _ in range(2)]:
            done.result()
    assert [progress.phase for progress in heard].count("sealing") == 2  # its beginning and its end


def test_a_place_that_cannot_be_written_is_told(alpha: NewDocument) -> None:
    home = Home(Path("/proc/throughline"), "http://localhost:8000/")
    with pytest.raises(ThroughlineError, match="/proc/throughline"):
        home.add([alpha])
    with pytest.raises(ThroughlineError, match="/proc/throughline"):
        home.ensure()


def test_a_data_directory_that_is_a_file_is_told(tmp_path: Path, alpha: NewDocument) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(ThroughlineError, match="data"):
        Home(tmp_path / "data", "http://localhost:8000/").add([alpha])
