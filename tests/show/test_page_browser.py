"""The page in a real browser: who is shown on hover, focus and tap, with no script at all."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.records import Reading
from onrecord.show.page import render_page
from tests.show.builder import Builder, deep, transcript, wire

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_CHROMIUM = shutil.which("chromium")
_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# The bar that a mark shows: its words, or nothing where it is hidden.
_BAR = """mark => {
    const style = getComputedStyle(mark, "::after");
    return style.display === "none" || style.position !== "fixed" ? "" : style.content;
}"""
_PAINT = "mark => getComputedStyle(mark).backgroundColor"


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

    def __init__(self, browser: Browser, folder: Path, *readings: Reading, **context: Any) -> None:
        file = folder / "page.html"
        file.write_text(render_page(readings), encoding="utf-8")
        # With scripts off, so that all that works is style and markup.
        self.context = browser.new_context(java_script_enabled=False, **context)
        self.page: Page = self.context.new_page()
        self.logged: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.logged.append(message.text))
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())
        self.file = file

    def bar(self, selector: str) -> str:
        return str(self.page.locator(selector).first.evaluate(_BAR))

    def paint(self, selector: str) -> str:
        return str(self.page.locator(selector).first.evaluate(_PAINT))

    def close(self) -> None:
        """Ends the visit; nothing may have been logged or asked for but the file itself."""
        self.context.close()
        assert self.logged == []
        assert {url.split("#")[0] for url in self.asked} == {self.file.as_uri()}


def test_hover_shows_who_and_lights_all_parts(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, wire())
    before = opened.paint(".s.a3")
    assert opened.bar(".w.a3") == ""
    opened.page.hover(".w.a3 >> nth=0")
    assert "Oruna Destrel" in opened.bar(".w.a3")
    assert opened.paint(".s.a3") != before  # her pronoun, a paragraph further on
    assert opened.paint(".notes .a3") == opened.paint(".s.a3") == opened.paint(".c.a3")
    assert opened.paint(".s.a1") == before
    opened.page.hover(".m >> text=she")
    assert "Oruna Destrel" in opened.bar(".m >> text=she")
    opened.close()


def test_keyboard_shows_who_and_leads_to_the_source_and_back(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, wire())
    page = opened.page
    page.keyboard.press("Tab")
    assert "Kelmar" in opened.bar(".w.a1")
    page.keyboard.press("Tab")
    assert opened.bar(".w.a1") == ""
    assert "Oruna Destrel" in opened.bar(".w.a2")
    page.keyboard.press("Enter")
    assert page.url.endswith("#r1-s2")
    assert page.locator("#r1-s2").evaluate("row => row.matches(':target')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#r1-a2")
    opened.close()


def test_inner_quotation_shows_its_own_speaker_alone(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, wire(), transcript())
    opened.page.hover("#r2 .w.a2")
    assert "Ansgar Toll" in opened.bar("#r2 .w.a2")
    assert opened.bar("#r2 .w.a1") == ""
    assert opened.paint("#r2 .w.a2") != opened.paint("#r1 .w.a2")  # the other report stays unlit
    opened.close()


def test_pointing_at_a_statement_says_how_surely_and_lights_its_label(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, deep())
    before = opened.paint(".quiet .t2")
    opened.page.hover("p .t2")
    shown = opened.bar("p .t2")
    for part in ("anonymous, person", "suggests", "possible (“may”)", "300 km"):
        assert part in shown
    assert opened.bar(".w.a2") == ""  # one bar at a time
    assert opened.paint(".quiet .t2") != before
    assert "Sellan Courier ← a person" not in shown
    opened.page.hover("p .t1")
    assert "Sellan Courier ← a person briefed on the inquiry" in opened.bar("p .t1")
    opened.close()


def test_keyboard_reaches_what_a_statement_tells(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, deep())
    page = opened.page
    page.keyboard.press("Tab")
    assert "claims" in opened.bar(".w.a1")
    page.keyboard.press("Tab")
    assert "unverified" in opened.bar(".quiet .t1")
    page.keyboard.press("Enter")
    assert page.locator("#r1-t1").evaluate("mark => mark.matches(':target')")
    hidden = page.locator(".quiet .facts").first
    assert hidden.evaluate("label => label.getBoundingClientRect().width") <= 1
    hidden.locator("a").focus()
    assert hidden.evaluate("label => label.getBoundingClientRect().width") > 20
    assert "2031-04-01" in opened.bar(".quiet .facts")
    opened.close()


@pytest.mark.parametrize("width", [380, 673, 1100])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_nothing_sticks_out(browser: Browser, tmp_path: Path, width: int, media: str) -> None:
    long = "x" * 400
    built = Builder(f"{long} said so.", title=long)
    built.source("s1", long, long, role="y" * 400, affiliation=long, reasons={long: long})
    built.says("s1", long, "said", "so").states("so", modality="possible")
    built.answers("s1", "denies", "t1", long, reason=long)
    opened = Opened(
        browser,
        tmp_path,
        deep(),
        built.reading(),
        viewport={"width": width, "height": 800},
    )
    opened.page.emulate_media(media=media)  # type: ignore[arg-type]
    assert opened.page.locator("html").evaluate("root => root.scrollWidth") <= width
    opened.close()


def test_print_keeps_bars_and_labels_and_drops_what_is_for_screens(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, deep())
    opened.page.emulate_media(media="print")
    assert opened.page.locator(".shares svg").first.is_visible()
    assert opened.page.locator(".quiet .t1").is_visible()
    assert opened.page.locator(".notes .a1").first.is_visible()
    assert not opened.page.locator("details").first.is_visible()
    opened.page.hover("p .t1")
    assert opened.bar("p .t1") == ""
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tap_on_a_telephone(browser: Browser, tmp_path: Path, scheme: str) -> None:
    opened = Opened(
        browser,
        tmp_path,
        wire(),
        transcript(),
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
        color_scheme=scheme,
    )
    assert opened.page.locator("html").evaluate("root => root.scrollWidth") <= 390
    opened.page.tap("#r1 .w.a2")
    assert "Oruna Destrel" in opened.bar("#r1 .w.a2")
    opened.close()


def test_hostile_report_runs_and_loads_nothing(browser: Browser, tmp_path: Path) -> None:
    evil = "<img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(1)</script>"
    built = Builder(f"{evil} said so.", title=evil, address="javascript:alert(1)")
    built.source("s1", evil, evil).says("s1", evil, "said", "so")
    opened = Opened(browser, tmp_path, built.reading())
    assert opened.page.locator("img, script, a[href^=javascript]").count() == 0
    opened.close()
