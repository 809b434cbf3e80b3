"""The site as people see it: really served, in a real browser.

All tests share one server and one browser. Every page that is shown is watched: nothing may be asked of
another host, and no script or policy may complain.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from library.home import Home

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
# Debian's chromium draws the same at any time: nothing is loaded, and nothing moves.
#: The rules that look at colours.
COLOURS = ["color-contrast", "link-in-text-block"]
#: Leaves two of what looks alike, by its elements and their classes, in every list, table and text.
TWO_OF_A_KIND = """() => {
  const named = (each) => `${each.tagName}.${each.className.baseVal ?? each.className}`;
  const kind = (each) => [...new Set([each, ...each.querySelectorAll("*")].map(named))].sort().join();
  for (const parent of document.querySelectorAll("ul, ol, dl, tbody, tr, .source, .picture svg, .picture g")) {
    const seen = {};
    for (const child of [...parent.children]) {
      seen[kind(child)] = (seen[kind(child)] ?? 0) + 1;
      if (seen[kind(child)] > 2) child.remove();
    }
  }
}"""
Serving = Callable[..., AbstractContextManager[str]]
ARTIFACTS = Path(__file__).resolve().parents[2] / ".ci" / "artifacts"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the documents that ship."""
    home = Home(tmp_path_factory.mktemp("site") / "library", "http://localhost:8000/")
    home.ensure()
    return home.path


@pytest.fixture(scope="session")
def site(library: Path, serving: Serving) -> Iterator[str]:
    """The address of a service in front of the documents that ship."""
    with serving(library) as address:
        yield address


@pytest.fixture
def open_site(library: Path, tmp_path: Path, serving: Serving) -> Iterator[str]:
    """The address of a service of its own, to which documents may be added by the token "sesame"."""
    shutil.copytree(library, tmp_path / "library", symlinks=True)
    with serving(tmp_path / "library", THROUGHLINE_TOKEN="sesame") as address:
        yield address


# Not of the session: while it is open, its event loop counts as running, and no other test could run one.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium. Without it the tests are skipped, but not where CI counts on them."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"There is no {CHROMIUM}: apt-get install chromium")
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield browser
        browser.close()


class Watch:
    """What a browser was asked to fetch, and what its console complained of."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def on(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _console(self, message: ConsoleMessage) -> None:
        # That an address answers 404 is for the test to judge, not for the console.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def told(self) -> tuple[list[str], list[str]]:
        """The requests to any other host, and the complaints, since this was last asked."""
        foreign = [url for url in self.requests if not url.startswith((f"{self.site}/", "data:"))]
        complaints = [*self.complaints]
        self.requests.clear()
        self.complaints.clear()
        return foreign, complaints


@pytest.fixture(scope="module")
def contexts(browser: Browser, site: str) -> Iterator[Callable[..., tuple[BrowserContext, Watch]]]:
    """One context of the browser for each set of options, shared by the tests of a file."""
    made: dict[str, tuple[BrowserContext, Watch]] = {}

    def context(**options: object) -> tuple[BrowserContext, Watch]:
        name = repr(sorted(options.items()))
        if name not in made:
            made[name] = browser.new_context(base_url=site, **options), Watch(site)  # type: ignore[arg-type]  # playwright's own
            made[name][0].set_default_timeout(15_000)
            made[name][1].on(made[name][0])
        return made[name]

    yield context
    for each, _ in made.values():
        each.close()


@pytest.fixture
def opened(contexts: Callable[..., tuple[BrowserContext, Watch]]) -> Iterator[Callable[..., Page]]:
    """Opens a page with the options of playwright's `new_context`, such as `color_scheme="dark"`.

    At the end nothing must have been asked of another host, and no console have complained.
    """
    pages: list[Page] = []
    watches: list[Watch] = []

    def page(**options: object) -> Page:
        context, watch = contexts(**options)
        pages.append(context.new_page())
        watches.append(watch)
        return pages[-1]

    yield page
    for each in pages:
        each.close()
    for watch in watches:
        foreign, complaints = watch.told()
        assert not foreign
        assert not complaints


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    """A page of a desktop's size, in light."""
    return opened(viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="package")
def violations() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page (WCAG 2.2 AA and its best practices), in light and in dark, a line each.

    All of the page is held against every rule but those of colours, which take most of the time: these look at
    two of a kind of what is repeated, in both schemes.
    """
    axe = Axe()

    def found(page: Page) -> list[str]:
        wrong = run(page, {"rules": {rule: {"enabled": False} for rule in COLOURS}})
        page.evaluate(TWO_OF_A_KIND)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong += run(page, {"runOnly": {"type": "rule", "values": COLOURS}})
        return wrong

    def run(page: Page, options: dict[str, object]) -> list[str]:
        result = axe.run(page, options={"resultTypes": ["violations"], "preload": False} | options)
        return [
            f"{page.url}: {each['id']}: {each['help']}: {node['target']} {node.get('failureSummary', '')}"
            for each in result.response["violations"]
            for node in each["nodes"]
        ]

    return found
