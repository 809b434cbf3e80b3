"""Documents added and removed over HTTP, by a child process of the service, as a client sees it."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.types import ASGIApp

from api.app import create_app
from api.authority import same
from api.uploading import Uploads
from library.documents.corpus import corpus_folder
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings
from library.uploads.jobs import MOST_WAITING, Order

BASE = "http://localhost:8000/"
TOKEN = "s3cret-ключ"
PLAN = b"""Recommendations

1. The City should plant two hundred trees along the river by 2030.
2. The City should replace the street lights of the old town.
"""
_LIMIT = 200_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A library of the shipped documents, which these tests change."""
    home = Home(tmp_path_factory.mktemp("uploads") / "data", BASE, processes=1)
    home.ensure()
    return home


@pytest.fixture(scope="module")
def service(library: Home, asking: Callable[[ASGIApp], httpx.Client]) -> Iterator[httpx.Client]:
    """A client, without the token, of a service that has one."""
    settings = load_settings(
        data=library.path, base_iri=BASE, token=SecretStr(TOKEN), upload_bytes=_LIMIT, processes=1
    )
    holder = SnapshotHolder(library)
    app = create_app(holder, settings)
    with asking(app) as client:
        yield client
    app.state.uploads.worker.close()
    holder.close()


@pytest.fixture(scope="module")
def allowed(service: httpx.Client) -> dict[bytes, bytes]:
    """The header of a client that has the token."""
    return {b"Authorization": b"Bearer " + TOKEN.encode()}


def ended(service: httpx.Client, answer: httpx.Response) -> dict[str, Any]:
    """The job that an answer began, once it has ended."""
    assert answer.status_code == 202, answer.text
    for _ in range(600):
        told: dict[str, Any] = service.get(answer.headers["Location"]).json()
        if told["state"] in {"done", "failed"}:
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def test_a_document_is_added_replaced_told_again_and_removed(
    service: httpx.Client, allowed: dict[bytes, bytes]
) -> None:
    def post(content: bytes, **said: str) -> dict[str, Any]:
        return ended(service, service.post("/api/documents", params=said, content=content, headers=allowed))

    added = post(PLAN, slug="plan", name="plan.txt", title="The plan")
    assert (added["state"], added["percent"]) == ("done", 100)
    assert added["document"] == {
        "slug": "plan", "outcome": "added", "version": 1, "recommendations": 2, "url": "/api/documents/plan",
    }  # fmt: skip
    assert service.get(added["document"]["url"]).json()["title"] == "The plan"
    replaced = post(PLAN.replace(b"two", b"three"), slug="plan")
    assert (replaced["document"]["outcome"], replaced["document"]["version"]) == ("replaced", 2)
    counts = service.get("/api/documents/plan/changes").json()["counts"]
    assert (counts["reworded"], counts["unchanged"]) == (1, 1)
    again = post(PLAN.replace(b"two", b"three"), name="copy.txt")
    assert (again["document"]["slug"], again["document"]["outcome"]) == ("plan", "held")
    assert "To the byte, " in again["message"]
    assert " is the document plan" in again["message"]
    removed = ended(service, service.delete("/api/documents/plan", headers=allowed))
    assert removed["document"]["outcome"] == "removed"
    assert service.get("/api/documents/plan").status_code in {404, 410}


def test_a_form_says_what_is_said_of_its_file(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    form = {"slug": "from-form", "title": "Pläne für morgen"}
    file = {"file": ("../../Pläne.txt", PLAN + b"\n", "text/plain")}
    job = ended(service, service.post("/api/documents", data=form, files=file, headers=allowed))
    assert job["document"]["slug"] == "from-form"
    told = service.get("/api/documents/from-form").json()
    assert told["title"] == "Pläne für morgen"
    assert told["provenance"]["source_name"] == "Pläne.txt"


def test_many_uploads_at_once_are_done_one_after_the_other(
    service: httpx.Client, allowed: dict[bytes, bytes]
) -> None:
    answers = [
        service.post(
            "/api/documents", params={"slug": f"plan-{n}"}, content=PLAN + b"%d\n" % n, headers=allowed
        )
        for n in range(3)
    ]
    assert [ended(service, answer)["state"] for answer in answers] == ["done"] * 3
    held = {item["id"] for item in service.get("/api/documents").json()["items"]}
    assert held >= {"plan-0", "plan-1", "plan-2"}


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 150_000_000)
    return packed.getvalue()


@pytest.mark.parametrize("content", [b"\x00\xff\x00\x01" * 64, b"PK\x03\x04 no zip", _bomb()[:_LIMIT]])
def test_what_cannot_be_read_fails_with_a_reason_and_leaves_nothing(
    service: httpx.Client, allowed: dict[bytes, bytes], library: Home, content: bytes
) -> None:
    answer = service.post("/api/documents", params={"slug": "junk"}, content=content, headers=allowed)
    job = ended(service, answer)
    assert job["state"] == "failed"
    assert job["problem"]["detail"].endswith(".")
    assert "Traceback" not in job["message"]
    assert not (library.path / "documents" / "junk").exists()
    assert not (library.path / "jobs" / job["id"] / "content").exists()


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic czNjcmV0", "s3cret", "Bearer " + "x" * 5000]
)
def test_without_the_token_nothing_is_changed(service: httpx.Client, header: str) -> None:
    for method, path in (
        ("POST", "/api/documents?slug=x"),
        ("DELETE", "/api/documents/wet-2024-2026"),
        ("POST", "/api/preview"),
    ):
        answer = service.request(
            method, path, content=PLAN if method == "POST" else None, headers={"Authorization": header}
        )
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert TOKEN not in answer.text


def test_changes_are_off_until_there_is_a_token(client: httpx.Client) -> None:
    for header in ("", "Bearer ", "Bearer None"):
        answer = client.post("/api/documents?slug=x", content=PLAN, headers={"Authorization": header})
        assert answer.status_code == 403
        assert "THROUGHLINE_TOKEN" in answer.json()["detail"]


def test_a_token_is_itself_and_no_other() -> None:
    assert same(TOKEN.encode(), TOKEN)
    assert not same(TOKEN.encode()[:-1], TOKEN)
    assert not same(b"", TOKEN)


def test_a_body_over_the_limit_is_refused_before_and_while_it_comes(
    service: httpx.Client, allowed: dict[bytes, bytes], library: Home
) -> None:
    large = b"x" * (_LIMIT + 1)
    for sent in (
        {"content": large},
        {"files": {"file": ("a.txt", large)}},
        {"content": b"x" * (_LIMIT * 4)},
        {"files": {"file": ("a.txt", b"x" * (_LIMIT * 4))}},
    ):
        answer = service.post("/api/documents", params={"slug": "big"}, headers=allowed, **sent)
        assert answer.status_code == 413
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert list((library.path / "jobs").glob(".incoming-*")) == []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"slug": "../etc"}, 400),
        ({"slug": "vocabulary"}, 400),
        ({"slug": "x", "date": "yesterday"}, 400),
        ({"slug": "x", "owner": "me"}, 400),
        ({"slug": "x", "title": "y" * 501}, 400),
        ({"name": "...."}, 400),
    ],
)
def test_what_is_wrongly_said_is_refused_at_once(
    service: httpx.Client, allowed: dict[bytes, bytes], query: dict[str, str], status: int
) -> None:
    answer = service.post("/api/documents", params=query, content=PLAN, headers=allowed)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "text/plain"),
        (b"", "multipart/form-data"),
        (b"junk", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\n1\r\n--x--\r\n', "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="slug"\r\n\r\nplan\r\n--x--\r\n', "multipart/form-data; boundary=x"),
    ],
)  # fmt: skip
def test_a_body_that_holds_no_document_is_refused(
    service: httpx.Client, allowed: dict[bytes, bytes], content: bytes, kind: str
) -> None:
    headers = allowed | {b"Content-Type": kind.encode()}
    answer = service.post("/api/documents", params={"slug": "x"}, content=content, headers=headers)
    assert answer.status_code == 400, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_packed_body_is_not_unpacked(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    headers = allowed | {b"Content-Encoding": b"gzip"}
    assert service.post("/api/documents?slug=x", content=PLAN, headers=headers).status_code == 415


@pytest.mark.parametrize("id", ["0" * 32, "..", "x", "%2e%2e%2flock", "0" * 31 + "g", "a" * 4000])
def test_a_job_is_known_only_by_its_id(service: httpx.Client, id: str) -> None:  # noqa: A002
    assert service.get(f"/api/jobs/{id}").status_code == 404
    assert service.get("/api/jobs").status_code in {404, 405}


def test_what_is_not_there_cannot_be_removed(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    answer = service.delete("/api/documents/wet-2024-2025", headers=allowed)
    assert answer.status_code == 404
    assert "wet-2024-2026" in str(answer.json()["nearest"])


def test_a_full_queue_is_told(
    tmp_path: Path, asking: Callable[[ASGIApp], httpx.Client], library: Home, allowed: dict[bytes, bytes]
) -> None:
    settings = load_settings(data=tmp_path, base_iri=BASE, token=SecretStr(TOKEN))
    jobs = Uploads(settings).worker.jobs
    for _ in range(MOST_WAITING):
        with jobs.incoming() as folder:
            jobs.submit(Order("remove", "nothing"), folder)
    holder = SnapshotHolder(library)
    with asking(create_app(holder, settings)) as client:
        answer = client.post("/api/documents?slug=x", content=PLAN, headers=allowed)
    holder.close()
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_a_preview_says_what_would_be_understood_and_keeps_nothing(
    service: httpx.Client, allowed: dict[bytes, bytes], library: Home
) -> None:
    file = {"file": ("wet.txt", (corpus_folder() / "wet-2024-2026.txt").read_bytes())}
    before = sorted(path.name for path in (library.path / "documents").iterdir())
    answer = service.post("/api/preview?limit=2&offset=51", files=file, headers=allowed)
    assert answer.status_code == 200
    told = answer.json()
    # 29 + 11 + 12 rows; the last is B.12.
    assert (told["total"], [r["recommendation"]["code"] for r in told["records"]]) == (52, ["B.12"])
    assert 0 < told["records"][0]["confidence"] <= 1
    assert sorted(path.name for path in (library.path / "documents").iterdir()) == before


def test_a_preview_of_junk_is_a_problem(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    answer = service.post("/api/preview", content=b"\x00\xff\x00\x01" * 64, headers=allowed)
    assert answer.status_code == 422


@pytest.mark.parametrize("method", ["DELETE", "POST"])
def test_a_page_elsewhere_may_not_send_a_token(service: httpx.Client, method: str) -> None:
    headers = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization",
    }
    assert service.options("/api/documents", headers=headers).status_code == 400


def test_the_methods_of_the_documents_are_all_told(service: httpx.Client) -> None:
    assert service.options("/api/documents").headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert service.put("/api/documents").headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert service.options("/api/documents/x").headers["Allow"] == "DELETE, GET, HEAD, OPTIONS"


ASKED = b"""Plan of the river board

What we ask for

1. Two hundred trees along the river by 2030.
2. New street lights in the old town.
"""
PROFILE = """name = "river"
extends = "plain"
"""


def form(content: bytes, **said: str) -> dict[str, Any]:
    """The body of a form as browsers send it: the fields in their order, then the file."""
    fields = [(name, (None, value)) for name, value in said.items()]
    return {"files": [*fields, ("file", ("river.txt", content, "text/plain"))]}


def test_a_document_is_added_with_a_profile_that_the_site_keeps(
    service: httpx.Client, allowed: dict[bytes, bytes], library: Home
) -> None:
    answer = service.post(
        "/api/documents", headers=allowed, **form(ASKED, slug="river", profile_toml=PROFILE)
    )
    told = ended(service, answer)
    assert told["state"] == "done", told
    assert "keeps its profile as river" in told["message"]
    assert (library.path / "profiles" / "river.toml").read_text() == PROFILE
    assert service.get("/api/documents/river").json()["provenance"]["profile"] == "river"


@pytest.mark.parametrize(
    "case",
    [
        ("brook", "name = ", "not TOML"),
        ("brook", 'extends = "nothing"', "extends 'nothing'"),
        ("plain", PROFILE, "ships already"),
    ],
)
def test_a_profile_that_is_none_is_not_kept(
    service: httpx.Client, allowed: dict[bytes, bytes], library: Home, case: tuple[str, str, str]
) -> None:
    slug, toml, said = case
    content = ASKED + said.encode()
    answer = service.post("/api/documents", headers=allowed, **form(content, slug=slug, profile_toml=toml))
    told = ended(service, answer)
    assert told["state"] == "failed"
    assert said in told["problem"]["detail"]
    assert not (library.path / "profiles" / f"{slug}.toml").exists()


def test_a_profile_is_a_page_of_words(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    answer = service.post("/api/documents", headers=allowed, **form(ASKED, profile_toml="#" * 70_000))
    assert (answer.status_code, answer.json()["parameter"]) == (413, "profile_toml")


def test_a_field_that_no_form_needs_is_too_large(service: httpx.Client, allowed: dict[bytes, bytes]) -> None:
    answer = service.post("/api/documents", headers=allowed, **form(ASKED, title="x" * 140_000))
    assert answer.status_code == 413
    assert "A field of the form" in answer.json()["detail"]


def test_a_document_that_takes_too_much_to_read_is_too_large(
    service: httpx.Client, allowed: dict[bytes, bytes]
) -> None:
    """The file is small, and its values lie deeper in each other than any document needs."""
    deep = b'{"a":' * 20_000 + b"1" + b"}" * 20_000
    answer = service.post("/api/preview?name=deep.json", headers=allowed, content=deep)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_plain_form_previews_and_adds_without_script(service: httpx.Client) -> None:
    """The preview stands below the form as it was filled in; the job has a page that tells how it goes."""
    page = service.post("/upload", **form(ASKED, token=TOKEN, slug="bank", title="The <bank>"))
    assert page.status_code == 200
    assert "Two hundred trees along the river by 2030." in page.text
    assert 'value="The &lt;bank&gt;"' in page.text
    assert TOKEN not in page.text
    moved = service.post("/upload/add", **form(ASKED + b"\n", token=TOKEN, slug="bank"))
    assert moved.status_code == 303
    address = moved.headers["Location"]
    for _ in range(1800):
        page = service.get(address)
        if "Look again" not in page.text:
            break
        time.sleep(0.1)
    assert 'href="/doc/document/bank"' in page.text


@pytest.mark.parametrize("address", ["/upload", "/upload/add"])
def test_a_form_that_does_not_begin_with_the_token_is_refused(service: httpx.Client, address: str) -> None:
    """A wrong token, none, or one that comes after the document; the page says so beside the form."""
    for said in ({"token": "wrong"}, {"slug": "x", "token": TOKEN}, {"slug": "x"}):
        page = service.post(address, **form(ASKED, **said))
        assert page.status_code == 401
        assert "This is not the token." in page.text
    assert service.post(address, content=b"token=" + TOKEN.encode()).status_code == 401


@pytest.mark.parametrize("address", ["/upload", "/upload/add"])
@pytest.mark.parametrize("token", ["wrong", TOKEN])
def test_what_was_filled_in_stays_when_a_form_is_refused(
    service: httpx.Client, address: str, token: str
) -> None:
    """All but the token and the file, which a browser does not keep: a large one is not even read."""
    said = {"slug": "No Slug", "title": "The <bank>", "publisher": "City", "date": "2024", "profile": "plain"}
    page = service.post(address, **form(PLAN + b"x" * (_LIMIT - 1000), token=token, **said))
    assert page.status_code == (400 if token == TOKEN else 401)
    for value in ("No Slug", "The &lt;bank&gt;", "City", "2024", "plain"):
        assert f'value="{value}"' in page.text
    assert "Choose the file again" in page.text
    assert f'value="{token}"' not in page.text


def test_a_corrected_profile_stays_when_a_form_is_refused(service: httpx.Client) -> None:
    """The profile comes after the file, as the page has it."""
    fields = form(PLAN, token="wrong", profile_toml="name = 'mine'")["files"]
    page = service.post("/upload", files=[fields[0], fields[2], fields[1]])
    assert page.status_code == 401
    assert "name = &#39;mine&#39;</textarea>" in page.text


def test_what_a_form_sends_amiss_is_told_on_its_page(service: httpx.Client) -> None:
    page = service.post("/upload", **form(ASKED, token=TOKEN, slug="No Slug"))
    assert page.status_code == 400
    assert "<form" in page.text
    page = service.post("/upload", **form(b"", token=TOKEN))
    assert "The document is empty" in page.text
