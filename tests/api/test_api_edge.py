"""What every request passes through, whatever it asks: limits, methods, headers, the log."""

import asyncio
import gzip
from collections.abc import Callable, Iterator

import httpx
import pytest
import structlog
from starlette.types import ASGIApp, Message

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://plans.example.org/library/"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> ASGIApp:
    """A service in front of a library that has no snapshot, behind a proxy's prefix."""
    data = tmp_path_factory.mktemp("empty")
    return create_app(SnapshotHolder(Home(data, BASE)), load_settings(data=data, base_iri=BASE))


@pytest.fixture(scope="module")
def bare(app: ASGIApp, asking: Callable[[ASGIApp], httpx.Client]) -> Iterator[httpx.Client]:
    """A client of that service."""
    with asking(app) as client:
        yield client


def raw(app: ASGIApp, runner: asyncio.Runner, **given: object) -> list[Message]:
    """What the application sends to a request that no client library would make."""
    scope: dict[str, object] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/healthz",
        "query_string": b"",
        "headers": [],
        "server": ("t", 80),
        "client": ("c", 1),
        **given,
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await app(scope, receive, send)

    runner.run(ask())
    return sent


def test_alive_without_a_snapshot(bare: httpx.Client) -> None:
    """The process is alive even where there is nothing to answer from."""
    answer = bare.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "path", ["/readyz", "/api/search?q=peers", "/api/recommendations/a/b", "/", "/export"]
)
def test_without_a_snapshot_nothing_is_ready(bare: httpx.Client, path: str) -> None:
    """503, not 404: it is the service that lacks something, not the client that is wrong."""
    answer = bare.get(path)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"


def test_unknown_path_names_the_nearest(bare: httpx.Client) -> None:
    """A slip of the pen is helped."""
    told = bare.get("/api/serch").json()
    assert told["status"] == 404
    assert told["nearest"][0] == "/api/search"


def test_unknown_file(bare: httpx.Client) -> None:
    """A file that is not there is told by its whole address."""
    assert bare.get("/static/none.js").json()["detail"] == "Nothing is at '/static/none.js'."


def test_unknown_method(bare: httpx.Client) -> None:
    """405 says which methods there are, in the header and in the message."""
    answer = bare.post("/api/search")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert "GET, HEAD, OPTIONS" in answer.json()["detail"]


def test_unknown_method_of_a_file(bare: httpx.Client) -> None:
    """Files that are sent as they lie tell their methods as everything else does."""
    answer = bare.delete("/static/site.js")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert bare.options("/static/site.js").headers["allow"] == "GET, HEAD, OPTIONS"


def test_options_tells_the_methods(bare: httpx.Client) -> None:
    """OPTIONS is answered for every path, without a body."""
    answer = bare.options("/api/search")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_head_is_get_without_its_body(bare: httpx.Client) -> None:
    """The same status and headers, the length among them, and nothing after them."""
    told, whole = bare.head("/docs"), bare.get("/docs")
    assert told.content == b""
    ignored = {"x-request-id"}
    assert {k: v for k, v in told.headers.items() if k not in ignored} == {
        k: v for k, v in whole.headers.items() if k not in ignored
    }


def test_too_long_an_address(bare: httpx.Client) -> None:
    """414 names the limit."""
    answer = bare.get("/api/search", params={"q": "x" * 9000})
    assert answer.status_code == 414
    assert "8192" in answer.json()["detail"]


def test_too_large_a_body(bare: httpx.Client) -> None:
    """413 names the limit, before anything is read."""
    answer = bare.post("/api/search", content=b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert "1048576" in answer.json()["detail"]


@pytest.mark.parametrize("length", ["-1", "1e9", "²", "9" * 400])
def test_a_length_that_is_no_length(bare: httpx.Client, length: str) -> None:
    """What is not a plain number of bytes is not believed."""
    answer = bare.get("/healthz", headers=[(b"content-length", length.encode())])
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/api/recommendations/a\x00b",
        "/api/recommendations/\ud800",
        "/api/documents/../../etc/passwd",
        "/api/documents/./wet-2024-2026",
        "/static/../app.py",
        "/\x7f",
    ],
)
def test_paths_that_nothing_can_have(app: ASGIApp, runner: asyncio.Runner, path: str) -> None:
    """Control characters, lone surrogates and dot segments are refused, never passed on."""
    assert raw(app, runner, path=path)[0]["status"] == 404


@pytest.mark.parametrize(
    "query", [b"limit=%00", b"limit=%ED%A0%80", b"limit=\xff", b"&&&==", b"%", b"limit=1&limit=2", b"limit"]
)
def test_no_query_is_a_defect(app: ASGIApp, runner: asyncio.Runner, query: bytes) -> None:
    """Whatever bytes stand in a query, the answer is never a 500."""
    assert raw(app, runner, path="/api/concepts", query_string=query)[0]["status"] in {400, 503}


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("lmit=5", "lmit", "did you mean 'limit'?"),
        ("zzzzzz=5", "zzzzzz", "facets"),
        ("limit=5&limit=6", "limit", "more than once"),
    ],
)
def test_parameters_that_are_unknown_or_repeated(
    bare: httpx.Client, query: str, parameter: str, said: str
) -> None:
    """400 names the parameter at fault and what would be right."""
    told = bare.get(f"/api/search?{query}").json()
    assert (told["status"], told["parameter"]) == (400, parameter)
    assert said in told["detail"]


def test_a_filter_may_be_repeated(bare: httpx.Client) -> None:
    """Filters are lists: 503 shows that the parameters passed."""
    assert bare.get("/api/search?document=a&document=b").status_code == 503


def test_nothing_inline_and_nothing_from_elsewhere(bare: httpx.Client) -> None:
    """Every answer forbids scripts that are not the site's own, and pages keep to it."""
    answer = bare.get("/docs")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "<script>" not in answer.text
    assert "//" not in answer.text
    assert bare.get("/nothing").headers["x-content-type-options"] == "nosniff"


def test_a_proxy_may_leave_the_prefix(bare: httpx.Client) -> None:
    """A path is understood with the prefix of the site and without it."""
    assert bare.get("/library/healthz").status_code == bare.get("/healthz").status_code == 200


def test_pages_of_the_api_need_no_other_host(bare: httpx.Client) -> None:
    """The script and style of the API browser are served here, below the prefix of the site."""
    page = bare.get("/docs").text
    for name in ("swagger-ui-bundle.js", "swagger-ui.css", "docs.js"):
        assert f'"/library/static/{name}"' in page
        assert bare.get(f"/static/{name}").status_code == 200


def test_other_sites_may_read(bare: httpx.Client) -> None:
    """CORS lets a script of any site read, and see the headers that it needs."""
    answer = bare.get("/healthz", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]


def test_other_sites_may_not_write(bare: httpx.Client) -> None:
    """A preflight for another method than reading is refused."""
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "DELETE"}
    assert bare.options("/api/documents/x", headers=asked).status_code == 400


def test_large_answers_are_compressed(bare: httpx.Client) -> None:
    """With gzip where the client takes it, and caches are told that it depends."""
    answer = bare.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    plain = bare.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == answer.json()


def test_small_answers_are_not(bare: httpx.Client) -> None:
    """Compressing fifteen bytes makes them more."""
    assert "content-encoding" not in bare.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize("given", ["a b", "x" * 65, "é", "a\tb", ""])
def test_an_unsound_request_id_is_replaced(bare: httpx.Client, given: str) -> None:
    """What would break a line of the log is not taken over."""
    answer = bare.get("/healthz", headers=[(b"x-request-id", given.encode())])
    assert answer.headers["x-request-id"] != given
    assert len(answer.headers["x-request-id"]) == 32


def test_each_request_is_logged_once(bare: httpx.Client) -> None:
    """One line says what was asked, how it ended and how long it took."""
    with structlog.testing.capture_logs() as lines:
        bare.head("/healthz?x=1", headers={"X-Request-Id": "abc"})
    (line,) = lines
    assert (line["request_id"], line["method"], line["path"], line["query"]) == (
        "abc",
        "HEAD",
        "/healthz",
        "x=1",
    )
    assert (line["status"], line["bytes"]) == (400, 0)
    assert line["ms"] >= 0


def test_requests_are_counted_by_route(bare: httpx.Client) -> None:
    """Counts go by the route and never by what a client makes up, which has no end."""
    bare.get("/api/recommendations/made-up/1")
    bare.request("BREW", "/healthz")
    told = bare.get("/metrics").text
    assert 'throughline_requests_total{method="GET",route="/api/recommendations/{id}",status="503"}' in told
    assert 'method="other"' in told
    assert "made-up" not in told
    assert "BREW" not in told


def test_openapi_describes_every_call(bare: httpx.Client) -> None:
    """Each call has its own name, its problems, and no word of the framework's own errors."""
    told = bare.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": "/library"}]
    calls = [call for calls in told["paths"].values() for call in calls.values()]
    assert len({call["operationId"] for call in calls}) == len(calls)
    for call in calls:
        assert "422" not in call["responses"]
        assert set(call["responses"]["400"]["content"]) == {"application/problem+json"}
    assert "HTTPValidationError" not in told["components"]["schemas"]
    assert "nearest" in told["components"]["schemas"]["Problem"]["properties"]


def test_openapi_has_a_validator(bare: httpx.Client) -> None:
    """A program need not fetch the description again while it stays the same."""
    tag = bare.get("/openapi.json").headers["etag"]
    again = bare.get("/openapi.json", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")


def test_compressed_content_is_sound(app: ASGIApp, runner: asyncio.Runner) -> None:
    """What is announced as gzip is gzip, to its last byte, and of the announced length."""
    sent = raw(app, runner, path="/docs", headers=[(b"accept-encoding", b"gzip")])
    headers = dict(sent[0]["headers"])
    content = b"".join(message["body"] for message in sent[1:])
    if headers.get(b"content-encoding") == b"gzip":
        assert gzip.decompress(content).startswith(b"<!doctype html>")
    assert int(headers[b"content-length"]) == len(content)
