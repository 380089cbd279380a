"""The page in a real browser, with no script: nothing is asked for, nothing sticks out."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.show.dossier.made import EVIL, holdings, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_CHROMIUM = shutil.which("chromium")
_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _skip("playwright is not installed (pip install playwright)")
    if _CHROMIUM is None:
        _skip("there is no chromium on the PATH (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield launched
        launched.close()


def _skip(reason: str) -> None:
    warnings.warn(f"the page is NOT tested in a browser: {reason}", stacklevel=2)
    pytest.skip(reason)


class Opened:
    """A page with a record of what it logged and asked for."""

    def __init__(self, browser: Browser, folder: Path, text: str, **context: Any) -> None:
        self.file = folder / "page.html"
        self.file.write_text(text, encoding="utf-8")
        self.context = browser.new_context(java_script_enabled=False, **context)
        self.page: Page = self.context.new_page()
        self.logged: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.logged.append(message.text))
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(self.file.as_uri())

    def close(self) -> None:
        """Ends the visit; nothing may have been logged or asked for but the file itself."""
        self.context.close()
        assert self.logged == []
        assert {url.split("#")[0] for url in self.asked} == {self.file.as_uri()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 420, 700, 1280])
def test_nothing_sticks_out(browser: Browser, tmp_path: Path, width: int, scheme: Any) -> None:
    for text in (page(holdings("x" * 300)), page(holdings(), None)):
        opened = Opened(
            browser,
            tmp_path,
            text,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
        )
        assert opened.page.locator("html").evaluate("root => root.scrollWidth") <= width
        opened.close()


def test_marks_and_nodes_are_reached_by_keyboard_and_lead_to_their_row(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, page(holdings()))
    for part in ("svg.lanes", "svg.graph"):
        link = opened.page.locator(f"{part} a").first
        link.focus()
        assert link.evaluate("link => link === document.activeElement")
        opened.page.keyboard.press("Enter")
        row = opened.page.url.partition("#")[2]
        assert opened.page.locator(f"tr#{row}").evaluate("row => row.matches(':target')")
    opened.close()


def test_dark_and_light_are_the_readers_choice(browser: Browser, tmp_path: Path) -> None:
    paint = "body => getComputedStyle(body).backgroundColor"
    found = set()
    for scheme in ("light", "dark"):
        opened = Opened(browser, tmp_path, page(holdings()), color_scheme=scheme)
        found.add(opened.page.locator("body").evaluate(paint))
        opened.close()
    assert len(found) == 2


def test_text_in_boxes_stays_in_them(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, page(holdings(), None))
    boxes = """graph => [...graph.querySelectorAll('a, g')].filter(one => {
        const box = one.querySelector('rect').getBoundingClientRect();
        return [...one.querySelectorAll('text')].some(
            text => text.getBoundingClientRect().right > box.right + 1);
    }).length"""
    assert opened.page.locator("svg.graph").first.evaluate(boxes) == 0
    opened.close()


def test_the_page_prints(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, page(holdings()))
    opened.page.emulate_media(media="print")
    assert opened.page.locator("svg.graph").is_visible()
    assert opened.page.locator("html").evaluate("root => root.scrollWidth") <= 1280
    opened.close()


def test_a_hostile_report_runs_and_loads_nothing(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, page(holdings(EVIL), None))
    assert opened.page.locator("img, script, a[href^=javascript]").count() == 0
    opened.close()
