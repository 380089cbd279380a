"""The page: well formed, whole, escaped, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.weigh.holdings import Holdings
from tests.show.dossier.made import EVIL, SALE, holdings, page
from tests.weigh.making import filed, own, reading

_VOID = {"meta", "br"}
_DRAWN = {"path", "rect"}  # closed in their own tag


class Page(HTMLParser):
    """Reads a page back; fails on tags that do not nest."""

    def __init__(self, given: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(given)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _DRAWN
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def ids(self) -> list[str]:
        return [about["id"] or "" for _, about in self.tags if "id" in about]

    def links(self) -> list[str]:
        return [about["href"] or "" for tag, about in self.tags if tag == "a"]


def whole(given: str) -> Page:
    """The page read back, with what holds for every page."""
    one = Page(given)
    assert max(Counter(one.ids()).values(), default=0) <= 1
    inner = {link[1:] for link in one.links() if link.startswith("#")}
    assert inner <= set(one.ids())
    assert all(link.startswith(("#", "http://", "https://")) for link in one.links())
    tags = {tag for tag, _ in one.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "foreignobject"}
    assert not any(name.startswith("on") for _, about in one.tags for name in about)
    style = re.search(r"<style>(.*?)</style>", given, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in given
    assert "url(" not in style[1] and "@import" not in style[1]
    return one


@pytest.mark.parametrize("claim", ["gazette-0302#t1", None])
def test_a_page_is_whole(claim: str | None) -> None:
    one = whole(page(holdings(), claim))
    words = " ".join(" ".join(one.words).split())
    for shown in (
        "at least 1 independent root",
        "Status over time",
        "two senior officials · anonymous",
        "Orvane Courier",
        "Bram Oskeld declines to say",
        "Bram Oskeld denies",
        "What falls without anonymous sources",
        "they are not named",
        "Read by OnRecord 1",
        "it does not say what is true",
    ):
        assert shown.casefold() in words.casefold(), shown
    assert words.count(SALE) > 5


def test_every_quote_names_report_and_date() -> None:
    text = page(holdings())
    places = re.findall(r'<a href="#r(\d+)">([^<]*)</a>', text)
    assert len(places) > 8
    assert all(re.search(r", 2031-03-0[234](, ¶\d+)?$", shown) for _, shown in places)
    quotes = text.count('class="words"')
    assert quotes >= 8


@pytest.mark.parametrize("claim", ["gazette-0302#t1", None])
def test_drawings_have_names_and_a_table_beside_them(claim: str | None) -> None:
    text = page(holdings(), claim)
    one = whole(text)
    drawn = [about for tag, about in one.tags if tag == "svg"]
    assert len(drawn) >= 3
    for about in drawn:
        assert about["role"] == "group"
        assert {about["aria-labelledby"], about["aria-describedby"]} <= set(one.ids())
    for figure in re.findall(r"<figure>(.*?)</figure>", text, re.DOTALL):
        assert figure.count("<svg") == figure.count("<table") == figure.count("<caption") == 1
    assert all(about.get("scope") in ("col", "row") for tag, about in one.tags if tag == "th")


def test_what_falls_has_a_dashed_frame_and_a_row() -> None:
    text = page(holdings(as_of="2031-03-02"))
    falls = re.findall(r'class="node (\w+) falls"', text)
    assert {"source", "statement"} <= set(falls)
    assert "anonymous sources are struck out" in text


def test_the_status_over_time_is_a_band() -> None:
    text = page(holdings())
    found = re.findall(r'<rect class="status (\w+)" x="([\d.]+)"', text)
    assert [status for status, _ in found] == ["unanswered", "declined", "denied"]
    left = [float(x) for _, x in found]
    assert left == sorted(left)


def test_as_of_a_day_the_denial_is_not_there() -> None:
    text = page(holdings(as_of="2031-03-03"))
    assert "What was on record on 2031-03-03" in text
    assert "denies" not in text and "wire-0304" not in text


def test_hostile_words_are_escaped() -> None:
    for claim in ("gazette-0302#t1", None):
        text = page(holdings(EVIL), claim)
        whole(text)
        assert "alert(1)" in text
        assert "<script" not in text and "<img" not in text
        assert not set("\u202e\x1b") & set(text)


def test_the_same_bytes_every_time() -> None:
    assert page(holdings()) == page(holdings())


def test_an_address_is_a_link_only_where_it_is_one() -> None:
    held = holdings()
    for address, link in (("https://gazette.example/1", True), ("javascript:alert(1)", False)):
        first, *rest = held.filed.values()
        publication = msgspec.structs.replace(first.publications[0], address=address)
        new = msgspec.structs.replace(first, publications=(publication,))
        again = Holdings([new, *rest], held.readings.values(), held.joins)
        assert (f'href="{address}"' in page(again)) is link


def test_a_report_without_an_outlet_goes_by_its_title() -> None:
    held = holdings()
    first, *rest = held.filed.values()
    publication = msgspec.structs.replace(first.publications[0], outlet=None, title="A quiet sale")
    new = msgspec.structs.replace(first, publications=(publication,))
    text = page(Holdings([new, *rest], held.readings.values(), held.joins))
    assert "“A quiet sale”, 2031-03-02, ¶1" in text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("that the ferry was sold at noon", "The ferry was sold at noon"),
        ("which is how the ferry was sold", "Which is how the ferry was sold"),  # no question of it
    ],
)
def test_the_heading_is_the_claims_words(words: str, title: str) -> None:
    pair = (filed("one", "2031-03-02", outlet="Marl Gazette"), reading("one", [own(words)]))
    assert f"<h1>{title}</h1>" in page(Holdings.build([pair]), "one#t1")


@settings(max_examples=20)
@given(st.text(max_size=40))
def test_any_words(words: str) -> None:
    for claim in ("gazette-0302#t1", None):
        whole(page(holdings(words), claim))
