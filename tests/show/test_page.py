from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Entity, Evidence, Place, Quantity, Reading, Time
from onrecord.show.page import render_page
from onrecord.show.visible import visible
from tests.show.builder import Builder, deep, leader, transcript, wire
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
    assert '<span class="small">Foreign Minister, Kelmar</span>' in row
    assert 'named<span class="small">person</span></td>' in row
    assert re.findall(r'href="#(r1-a\d+)">(¶\d)', row) == [("r1-a2", "¶1"), ("r1-a3", "¶2")]
    assert re.search(r"“she” <a href=\"#r1-m\d+-\d+-2\">¶3</a>", row)
    assert 'id="r1-a3"' in page.split('class="sources"')[0]


def test_marks_say_whose_they_are() -> None:
    page = render_page([wire()])
    assert 'data-who="Oruna Destrel · Foreign Minister, Kelmar · named, person">she</span>' in page
    # How it was said is not known there: the chain stands alone on its line.
    assert (
        "a person briefed on the rescue · anonymous\nThe Gazette ← a person briefed on the rescue"
        in page
    )
    assert 'data-k="?"' in page  # nobody is named for the drone


def test_notes_beside_a_paragraph_gather_a_source() -> None:
    notes = re.findall(r'<ul class="notes".*?</ul>', render_page([wire()]))
    note = r'</span><b>(.*?)</b>(.*?)(?:<i class="grade">(\w+)</i>)?</a>'
    shown = [re.findall(note, each) for each in notes]
    assert shown[0] == [
        ("Kelmar", " denies", "collective"),
        ("Oruna Destrel", " told reporters", "named"),
    ]
    assert shown[3] == [
        ("a person briefed on the rescue", " reported, as told by The Gazette", "anonymous"),
        ("Source not named", " allegedly", ""),
    ]


def _section(page: str, name: str) -> str:
    return re.split(rf'<section class="[^"]*\b{name}"', page)[1].split("</section>")[0]


def _bare(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_what_it_rests_on_comes_before_the_text() -> None:
    page = render_page([deep()])
    places = ['class="shares"', 'class="legend"', 'class="text"', 'class="sources"']
    assert sorted(places, key=page.index) == places
    shares = _section(page, "shares")
    rows = [_bare(row) for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", shares)]
    assert rows[0] == "named a person by name, or a document that can be cited 29 % 4 3"
    assert rows[3] == "anonymous people whom the report does not name 14 % 2 1"
    assert len(rows) == 7
    assert "14 % anonymous and 7 % unattributed; the reader misses about one" in shares
    assert "The report itself calls 1 statement unverified." in shares


def test_bars_are_drawn_with_a_pattern_for_each_grade() -> None:
    page = render_page([deep()])
    bars = re.findall(
        r'<svg class="g (\w+)" height="12" aria-hidden="true"><line class="track"[^>]*></line>'
        r'<line x1="0" y1="6" x2="([\d.]+)%" y2="6">',
        page,
    )
    assert bars == [
        ("named", "28.57"),
        ("official", "14.29"),
        ("collective", "7.14"),
        ("anonymous", "14.29"),
        ("unattributed", "7.14"),
        ("author", "28.57"),
        ("ungraded", "0.00"),
    ]
    style = page.split("<style>")[1].split("</style>")[0]
    drawn = {grade: re.findall(rf"^\.g\.{grade} \{{(.*?)\}}", style, re.M) for grade, _ in bars}
    assert drawn.pop("named") == []  # a plain line, as wide as any
    assert len({*map(tuple, drawn.values())}) == 6
    assert not any("color" in rule for rules in drawn.values() for rule in rules)


def test_the_bar_says_how_through_whom_and_why() -> None:
    who = re.findall(r'data-who="([^"]*)"', render_page([deep()]))
    assert (
        "a person briefed on the inquiry · anonymous, person\n"
        "claims · Sellan Courier ← a person briefed on the inquiry\n"
        "Why listen: “briefed on the inquiry … because the inquiry is not finished”\n"
        "unverified (“could not be independently verified”)\n"
        "“three years” = 3 year · Orrin (place)"
    ) in who
    assert "The author’s own word\nasked" in who
    negated = "“on Tuesday” = 2031-04-01"
    assert any(one.endswith(f"states\nnegated\n{negated}") for one in who)


def test_quiet_labels_lead_to_their_statements() -> None:
    page = Page(render_page([deep()]))
    quiet = re.findall(
        r'<li class="(t\d+(?: facts)?)" data-who="[^"]*"><a href="#(r1-t\d+)">(.*?)</a></li>',
        render_page([deep()]),
    )
    assert quiet[:3] == [
        ("t1", "r1-t1", "unverified <q>Engineers knew for three …</q>"),
        ("t2", "r1-t2", "possible <q>The leak may have lost …</q>"),
        ("t4 facts", "r1-t4", "<q>We were told nothing</q>"),
    ]
    assert {anchor for _, anchor, _ in quiet} <= set(page.ids())
    assert "r1-t3" not in page.ids()  # it is plainly asserted, and nothing is to be told of it


def test_justification_is_marked_and_told_in_the_table() -> None:
    page = render_page([deep()])
    assert '<span class="j a1"' in page
    assert "Why listen: “briefed on the inquiry”" in _bare(_section(page, "sources"))


def test_table_has_forces_grades_and_reasons() -> None:
    table = _section(render_page([deep()]), "sources")
    rows = re.findall(r"<tr id=.*?</tr>", table, re.S)
    first = _bare(rows[0])
    assert first.startswith("1 a person briefed on the inquiry claims ¶1 ; suggests ¶2 Why listen")
    assert "Grade: “a person” without a name" in first
    assert first.endswith("anonymous person 2 21 ¶1")
    assert "not graded state" in _bare(rows[11])


def test_responses_say_who_answers_what_and_how() -> None:
    shown = _section(render_page([deep()]), "responses")
    rows = [_bare(row) for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", shown)]
    assert rows == [
        "Dam Authority denies “The Dam Authority denied” ¶4 (force of “denied”) “Engineers knew "
        "for three years that the Orrin dam was leaking” ¶1 said by a person briefed on the "
        "inquiry",
        "Dam Authority confirms “The Authority later confirmed the figure” ¶5 “the loss as 18 "
        "per cent” ¶5 said by A draft of the report",
        "Pell Tambrin declines to say “Its director, Pell Tambrin, would not say” ¶4 “Engineers "
        "knew for three years that the Orrin dam was leaking” ¶1 said by a person briefed on "
        "the inquiry",
        "the mayor of Sellan evades “the mayor of Sellan spoke of the weather” ¶4 “The leak may "
        "have lost 300km of pipe its pressure” ¶2 said by a person briefed on the inquiry",
        "Northmere Power stays silent “has not replied” ¶4 (“has not replied”) a statement that "
        "was not found in this report",
    ]
    assert 'responses" aria' not in render_page([wire()])


def test_the_authors_wording_is_marked_and_says_why() -> None:
    page = render_page([leader()])
    assert 'The <span class="l" tabindex="-1" data-who="' in page
    assert "The author’s own word: loaded wording\n“regime” for a government" in html.unescape(page)
    assert "Marked in the author’s own voice: 1 loaded wording, 1 speculation." in page


def test_what_is_held_decided_and_concluded_is_quoted_with_its_place() -> None:
    page = render_page([leader()])
    assert _bare(_section(page, "positions")).endswith(
        "Ada Roe red line (a condition and what follows) “If one tank moves, we close the bridge” "
        "¶1 If: “If one tank moves” ¶1 Then: “we close the bridge” ¶1"
    )
    assert _bare(_section(page, "decisions")).endswith(
        "minister decides (verb “ordered”) “ordered it without a vote” ¶1 When: 2031-04-04 "
        "Through: Ada Roe The report says that oversight was missing: “without a vote” ¶1"
    )
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", _section(page, "relations"))
    assert [_bare(row) for row in rows] == [
        "“If one tank moves, we close the bridge” ¶1 said by Ada Roe causes : “nobody sleeps in "
        "Lowmark.” ¶1 said by the author Marked by “Consequently” ¶1",
        "“The regime calls it a drill.” ¶1 said by the author contrasts with : “Perhaps it is.” ¶1 "
        "said by the author (read without a cue)",
        "“The regime calls it a drill.” ¶1 said by the author supports : a statement that was not "
        "found in this report",
    ]
    for name in ("positions", "decisions", "relations"):
        assert f'{name}" aria' not in render_page([wire()])


def test_many_relations_are_folded_away() -> None:
    reading = leader()
    many = msgspec.structs.replace(reading, relations=reading.relations[:1] * 20)
    shown = _section(render_page([many]), "relations")
    assert shown.split("<details>")[0].count('<th scope="row">') == 12
    assert "<summary>8 more</summary>" in shown


def test_nothing_was_read() -> None:
    page = render_page([Builder("Rain.").reading(), Builder("").reading()])
    Page(page)
    empty = msgspec.structs.replace(Builder("Rain.").reading(), statements=())
    page = render_page([empty])
    assert "No statements were read in this report." in page
    assert "<table" not in page and "No sources were found in this report." in page


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
    evil: Any = "<script>alert('x')</script>\" onmouseover=alert(1) </style>"
    built = Builder(f"{evil} said so.", title=evil, outlet=evil, author=evil, published=evil)
    about = {"grade": evil, "kind": evil, "role": evil[1:], "affiliation": evil + "!"}
    built.source("s1", evil, evil, reasons={evil: evil}, **about)
    built.source("s2", evil + "?")
    spans = (built.find(evil),)
    built.says("s1", evil, "said", "so", force=evil, chain=("s2", "s1"), justification=spans)
    built.states(
        "so",
        modality=evil,
        evidence=Evidence((evil,), unverified=True),
        times=(Time(0, 1, evil, evil + "t"),),
        quantities=(Quantity(0, 1, evil, 1, evil),),
        entities=(Entity(0, 1, evil, evil),),
        places=(Place(0, 1, evil + "p"),),
        reasons={"modality": evil},
    )
    built.answers("s1", evil, "t1", evil, reason=evil)
    page = render_page([built.reading(), built.reading()])
    assert "<script" not in page
    assert page.count("</style>") == 1
    tags = Page(page).tags
    assert not {name for _, about in tags for name in about if name.startswith("on")}
    classes = {one for _, about in tags for one in (about.get("class") or "").split()}
    assert not {one for one in classes if not one.replace("-", "").isalnum()}


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
    assert '<span class="small">17 % anonymous and 17 % not graded</span></li>' in page
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
