from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Reading
from onrecord.show.page import render_page
from onrecord.show.visible import visible
from tests.show.builder import Builder, transcript, wire
from tests.show.readings import readings

_VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page back; fails on tags that do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "p" and "data-n" in dict(attrs):
            self.paragraphs[dict(attrs)["id"] or ""] = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [about["id"] for tag, about in self.open if tag == "p" and "data-n" in about]
        if inside:
            self.paragraphs[inside[0] or ""] += data

    def ids(self) -> list[str]:
        return [about["id"] or "" for _, about in self.tags if "id" in about]

    def links(self) -> list[str]:
        return [about["href"] or "" for tag, about in self.tags if tag == "a"]


@given(st.lists(readings(), max_size=3))
def test_any_readings_give_back_their_text(several: list[Reading]) -> None:
    page = Page(render_page(several))
    assert page.paragraphs == {
        f"r{number}-p{place}": visible(span.cut(reading.text))
        for number, reading in enumerate(several, 1)
        for place, span in enumerate(paragraphs(reading.text), 1)
    }
    assert len(set(page.ids())) == len(page.ids())
    inner = [link[1:] for link in page.links() if link.startswith("#")]
    assert set(inner) <= set(page.ids())
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links())
    assert not {tag for tag, _ in page.tags} & {"script", "img", "iframe", "object", "link", "base"}
    assert not {name for _, about in page.tags for name in about if name.startswith("on")}
    assert not any("style" in about for _, about in page.tags)


@given(readings())
def test_same_reading_same_bytes(reading: Reading) -> None:
    assert render_page([reading]).encode() == render_page([reading]).encode()


def test_labels_lead_to_the_source_and_back() -> None:
    page = render_page([wire()])
    label = re.search(r'<a class="k" href="#r1-s2" data-k="2" aria-label="([^"]*)">', page)
    assert label and "Oruna Destrel" in label[1]
    row = page[page.index('<tr id="r1-s2">') :].split("</tr>")[0]
    assert "Foreign Minister, Kelmar · named, person" in row
    assert re.findall(r'href="#(r1-a\d+)">(¶\d)', row) == [("r1-a2", "¶1"), ("r1-a3", "¶2")]
    assert re.search(r"“she” <a href=\"#r1-m\d+-\d+-2\">¶3</a>", row)
    assert 'id="r1-a3"' in page.split("<table>")[0]


def test_marks_say_whose_they_are() -> None:
    page = render_page([wire()])
    assert 'data-who="Oruna Destrel · Foreign Minister, Kelmar · named, person">she</span>' in page
    assert "a person briefed on the rescue · anonymous · as told by The Gazette" in page
    assert 'data-k="?"' in page  # nobody is named for the drone


def test_notes_beside_a_paragraph_gather_a_source() -> None:
    notes = re.findall(r'<ul class="notes".*?</ul>', render_page([wire()]))
    shown = [re.findall(r"</span><b>(.*?)</b>(.*?)</a>", note) for note in notes]
    assert shown[0] == [("Kelmar", " denies"), ("Oruna Destrel", " told reporters")]
    assert shown[3] == [
        ("a person briefed on the rescue", " reported, as told by The Gazette"),
        ("Source not named", " allegedly"),
    ]


def test_nested_quotation() -> None:
    page = render_page([transcript()])
    first = page[page.index('<p id="r1-p1"') :].split("</p>")[0]
    outer, inner = first.index('class="w a1"'), first.index('class="w a2"')
    assert outer < inner
    assert first.count("<span") == first.count("</span>")
    assert first.endswith("</a></span>")


def test_policy_lets_only_this_style_sheet_in() -> None:
    page = render_page([wire()])
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert (
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'\"" in page
    )
    assert "url(" not in style and "@import" not in style


def test_hostile_words_are_escaped_everywhere() -> None:
    evil = "<script>alert('x')</script>\" onmouseover=alert(1) </style>"
    built = Builder(f"{evil} said so.", title=evil, outlet=evil, author=evil, published=evil)
    built.source("s1", evil, evil, role=evil, affiliation=evil)
    built.says("s1", evil, "said", "so", force=evil)
    page = render_page([built.reading()])
    assert "<script" not in page
    assert page.count("</style>") == 1
    Page(page)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b?c=1&d", 'href="https://a.example/b?c=1&amp;d"'),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
    ],
)
def test_only_web_addresses_are_links(address: str, link: str | None) -> None:
    page = render_page([msgspec.structs.replace(wire(), address=address)])
    assert address.split("&")[0] in page
    assert (link in page) if link else f'href="{address}' not in page


def test_several_readings_have_contents_and_their_own_anchors() -> None:
    page = render_page([wire(), transcript(), wire()])
    assert re.findall(r'<li><a href="(#r\d)">(.*?)</a>', page) == [
        ("#r1", "Strait closed"),
        ("#r2", "Press briefing"),
        ("#r3", "Strait closed"),
    ]
    assert "Northgate Wire · Linnet Averay · 12 March 2031" in page
    assert page.count("<h1>") == 1 and page.count("<article") == 3


def test_dates() -> None:
    def shown(published: str) -> str:
        return render_page([msgspec.structs.replace(wire(), published=published)])

    assert '<time datetime="2031-03-12">12 March 2031</time>' in shown("2031-03-12")
    assert '<time datetime="2031-04-02T07:30:00+00:00">2 April 2031</time>' in shown(
        "2031-04-02T07:30:00+00:00"
    )
    assert "<span>last week</span>" in shown("last week")


def test_no_readings() -> None:
    assert "No reports" in render_page([])


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_have_contrast_in_light_and_dark() -> None:
    roots = re.findall(r":root \{(.*?)\}", render_page([]), re.S)[:2]
    assert len(roots) == 2
    for root in roots:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", root))
        for front in ("ink", "soft", "source", "cue", "content"):
            for back in ("paper", "tint", "lit", "bar"):
                pair = sorted((_luminance(colours[front]), _luminance(colours[back])))
                ratio = (pair[1] + 0.05) / (pair[0] + 0.05)
                assert ratio >= 4.5, (front, back, round(ratio, 2))
