"""One answer in its forms: validated by its tag, from one snapshot, as JSON, CSV, RDF or a page."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import orjson
import pytest
import rdflib
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

ANSWERS = [
    "/",
    "/search?q=peers",
    "/api/search?q=peers",
    "/api/search.csv?q=peers",
    "/api/suggest?q=pe",
    "/api/touches?q=peers",
    "/api/recommendations",
    "/api/recommendations/wet-2024-2026/A1.15",
    "/api/recommendations/wet-2024-2026/A1.15.json",
    "/api/concepts",
    "/api/concepts/population/peers",
    "/api/documents/cosii-workforce",
    "/api/documents/cosii-workforce/text",
    "/api/categories/wet-2024-2026/1",
    "/api/systems/human-resources",
    "/api/questions/wet-2024-2026/Q1",
    "/export?format=nt&document=cosii-workforce",
]


@pytest.mark.parametrize("path", ANSWERS)
def test_each_answer_has_a_validator(client: httpx.Client, path: str) -> None:
    """A client that has an answer is told so in 304, with the same tag and without a body."""
    whole = client.get(path)
    assert whole.status_code == 200
    assert whole.headers["cache-control"] == "public, no-cache"
    assert "Accept" in whole.headers["vary"]
    again = client.get(path, headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == whole.headers["etag"]
    assert client.get(path, headers={"If-None-Match": 'W/"another"'}).status_code == 200


@pytest.mark.parametrize("path", ANSWERS)
def test_head_tells_what_get_would(client: httpx.Client, path: str) -> None:
    """The same status, type and tag, and no body; of a stream the length is not known."""
    told, whole = client.head(path), client.get(path)
    assert (told.status_code, told.content) == (200, b"")
    for name in ("etag", "content-type", "vary"):
        assert told.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", [path for path in ANSWERS if path.startswith("/api/") and "csv" not in path])
def test_every_body_names_the_snapshot_of_its_tag(client: httpx.Client, path: str) -> None:
    """What was read from where is never in doubt."""
    answer = client.get(path)
    assert answer.headers["etag"] == f'W/"{answer.json()["snapshot"]}.json"'


def test_a_tag_does_not_make_a_thing_exist(client: httpx.Client) -> None:
    """What is not there is 404, whatever tag is sent."""
    answer = client.get("/api/recommendations/wet-2024-2026/Z9", headers={"If-None-Match": "*"})
    assert answer.status_code == 404


def test_forms_have_tags_of_their_own(client: httpx.Client) -> None:
    """The tag of the JSON does not validate the CSV of the same address."""
    as_json = client.get("/api/recommendations", headers={"Accept": "application/json"})
    as_csv = client.get(
        "/api/recommendations", headers={"Accept": "text/csv", "If-None-Match": as_json.headers["etag"]}
    )
    assert as_csv.status_code == 200
    assert as_csv.headers["etag"] != as_json.headers["etag"]


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/api/recommendations", "image/png"),
        ("/api/concepts", "text/csv"),
        ("/api/search", "application/json;q=0"),
        ("/export", "image/png"),
    ],
)
def test_a_form_that_there_is_not(client: httpx.Client, path: str, accept: str) -> None:
    """406 says which forms there are."""
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 406
    assert re.search(r"application/json|text/turtle", answer.json()["detail"])


def test_a_suffix_that_there_is_not(client: httpx.Client) -> None:
    """404: there is no such address; the message says which forms there are."""
    answer = client.get("/api/concepts.csv")
    assert answer.status_code == 404
    assert "json" in answer.json()["detail"]


def test_a_browser_gets_json(client: httpx.Client) -> None:
    """What asks for HTML but takes anything gets the form that there is."""
    accept = "text/html,application/xml;q=0.9,*/*;q=0.8"
    assert (
        client.get("/api/concepts", headers={"Accept": accept}).headers["content-type"] == "application/json"
    )


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("ttl", "text/turtle"),
        ("nt", "application/n-triples"),
        ("nq", "application/n-quads"),
        ("trig", "application/trig"),
        ("jsonld", "application/ld+json"),
        ("rdf", "application/rdf+xml"),
        ("graphml", "application/graphml+xml"),
        ("gexf", "application/gexf+xml"),
        ("csv", "text/csv"),
    ],
)
def test_exports(client: httpx.Client, name: str, media_type: str) -> None:
    """Every format under its media type, as a file with its suffix, by parameter and by Accept the same."""
    answer = client.get(f"/export?format={name}&document=cosii-workforce")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="cosii-workforce.{name}"'
    accepted = client.get("/export?document=cosii-workforce", headers={"Accept": media_type})
    assert accepted.content == answer.content


def test_an_export_is_rdf(client: httpx.Client) -> None:
    """What is called Turtle is Turtle, and has the title of the document in it."""
    data = rdflib.Graph().parse(data=client.get("/export?format=ttl").content, format="turtle")
    document = rdflib.URIRef("http://localhost:8000/id/document/wet-2024-2026")
    title = data.value(document, rdflib.DCTERMS.title)
    assert str(title).startswith("Workforce Education and Training")


def test_an_unknown_format(client: httpx.Client) -> None:
    """400 names those that there are."""
    told = client.get("/export?format=docx").json()
    assert (told["status"], told["parameter"]) == (400, "format")
    assert "ttl" in told["detail"]


def test_a_page_shows_what_the_json_says(client: httpx.Client) -> None:
    """The same hits in the same order, and their highlights."""
    page = client.get("/search?q=stipend").text
    items = client.get("/api/search?q=stipend").json()["items"]
    places = [page.index(f'/doc/recommendation/{item["id"]}"') for item in items]
    assert places == sorted(places)
    assert "<mark>Stipend</mark>" in page


def test_pages_escape_what_was_typed(client: httpx.Client) -> None:
    """Words from outside are text, wherever they stand on the page."""
    page = client.get("/search", params={"q": "\"><script>alert(1)</script>'"}).text
    assert not re.search(r"<script[^>]*>\s*alert", page)
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2  # the box and the heading
    assert "alert(1)" not in re.sub("&lt;script&gt;alert\\(1\\)", "", page)


def test_pages_escape_what_documents_say(tmp_path: Path, asking: Callable[[ASGIApp], httpx.Client]) -> None:
    """Titles and texts of documents are text too, in every answer that is HTML."""
    base, hostile = "http://localhost:8000/", "<img src=x onerror=alert(1)>"
    text = f"RECOMMENDATIONS\n\n1. Explore peer training {hostile} for all staff.\n"
    home = Home(tmp_path, base, processes=1)
    home.add([NewDocument(text.encode(), "hostile.txt", title=f"Plan {hostile}", publisher=hostile)])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=tmp_path, base_iri=base))) as client:
        for path in ("/", "/search?q=training"):
            assert "<img" not in client.get(path).text
        assert "&lt;img" in client.get("/").text
        assert hostile in client.get("/api/documents").text.replace('\\"', '"')
    holder.close()


def test_a_new_snapshot_is_a_new_answer(tmp_path: Path, asking: Callable[[ASGIApp], httpx.Client]) -> None:
    """Once a document is added, the old tag validates no more, and the service need not be started again."""
    base = "http://localhost:8000/"
    home = Home(tmp_path, base, processes=1)
    home.add([NewDocument(b"RECOMMENDATIONS\n\n1. Hire more nurses.\n", "one.txt")])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=tmp_path, base_iri=base))) as client:
        before = client.get("/api/documents")
        home.add([NewDocument(b"RECOMMENDATIONS\n\n1. Train more peers.\n", "two.txt")])
        after = client.get("/api/documents", headers={"If-None-Match": before.headers["etag"]})
    holder.close()
    assert after.status_code == 200
    assert [item["id"] for item in orjson.loads(after.content)["items"]] == ["one", "two"]
