"""Web pages, kind and hostile. The page is fictional."""

from __future__ import annotations

import time

import pytest

from onrecord.errors import EmptyReport, NotText
from onrecord.gather.html import read_html

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry stays in port | Valmar Courier</title>
<meta property="og:site_name" content="Valmar Courier"><meta name="author" content="Tessa Orlin">
<meta property="article:published_time" content="2024-11-19T18:30:00-05:00">
<script>var x = "<p>never shown</p>"</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry stays in port</h1>
<p>The ferry will not sail before the weekend, <a href="/x">the port
authority</a> said on Tuesday, <em>citing</em> an engine fault.</p>
<p>“We are <b>sorry</b>,” Ada Brell, its spokeswoman, told reporters.<br>“Nobody was hurt.”</p>
<p>Asked about the union, she said it was <q>too early</q> to speak of blame.</p>
<blockquote><p>We will pay everyone back, the whole fare, by Friday of next week.</p></blockquote>
<ul><li>Line one sails on Sunday, the authority said.</li><li>Line two stays in port.</li></ul>
<table><tr><td>Valmar</td><td>12</td></tr><tr><td>Lindmark</td><td>3</td></tr></table>
<p>Critics said the authority had been warned a month ago, a report that it denied.</p>
</article><footer>Copyright</footer></body></html>"""


def test_an_article_and_its_fields() -> None:
    draft = read_html(PAGE.encode(), address="https://courier.example/ferry")
    assert draft.text == (
        "Ferry stays in port\n\n"
        "The ferry will not sail before the weekend, the port authority said on Tuesday, citing "
        "an engine fault.\n\n"
        "“We are sorry,” Ada Brell, its spokeswoman, told reporters.\n“Nobody was hurt.”\n\n"
        "Asked about the union, she said it was “too early” to speak of blame.\n\n"
        "We will pay everyone back, the whole fare, by Friday of next week.\n\n"
        "Line one sails on Sunday, the authority said.\n\nLine two stays in port.\n\n"
        "Valmar\t12\nLindmark\t3\n\n"
        "Critics said the authority had been warned a month ago, a report that it denied."
    )
    assert (draft.title, draft.outlet) == ("Ferry stays in port", "Valmar Courier")
    assert (draft.author, draft.published) == ("Tessa Orlin", "2024-11-19")
    assert draft.address == "https://courier.example/ferry"


def test_character_sets() -> None:
    latin = PAGE.replace("utf-8", "iso-8859-1")
    assert read_html(latin.encode("cp1252")).text == read_html(PAGE.encode()).text
    bare = PAGE.replace('<meta charset="utf-8">', "")
    assert read_html(bare.encode("cp1252"), charset="windows-1252").text.count("“") == 3
    assert read_html(PAGE.encode("utf-16")).text == read_html(PAGE.encode()).text
    # What the bytes are goes before what the page claims.
    assert "“We are sorry,”" in read_html(latin.encode()).text


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p>x</p>", "<" * 1000, "<html><script>f()</script>"]
)
def test_a_page_without_an_article(page: str) -> None:
    with pytest.raises(EmptyReport, match="No article was found"):
        read_html(page.encode())


FILLER = (
    "<p>The port authority said on Tuesday that the ferry would not sail before the weekend "
    "because of a fault in its engine that was found on Monday.</p>"
)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + FILLER * 5 + "</div>" * 100_000,
        "<html><body>" + "<table><tr><td>" * 5_000 + FILLER * 3,
        "<html><body><article><p>" + "<b>said <i>the " * 30_000,
        "<html><body><article>" + FILLER * 5 + "<ul><li>said" * 20_000,
        "<html><body><article>" + FILLER * 5 + "<!--" * 100_000,
        "<html><body><article><p>" + "&amp;&#1234567890;&nbsp;" * 50_000,
        '<html><head><script type="application/ld+json">' + '{"@type":' * 50_000 + "</script>"
        "</head><body><article>" + FILLER * 5,
        "<html><body>" + "<select><option>" * 20_000 + FILLER * 5,
        '<html><body><p title="' + "x" * 1_000_000 + '">' + FILLER * 5,
        "<html><body><!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]>&a;" + FILLER,
    ],
    ids=lambda page: page[12:40],
)
def test_hostile_pages_give_text_or_a_clear_error(page: str) -> None:
    try:
        draft = read_html(page.encode(), timeout=20)
    except (EmptyReport, NotText) as error:
        assert "save its text" in str(error)
    else:
        assert draft.text.strip()
        draft.text.encode()


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    read_html(PAGE.encode())  # the process that lays out pages has started
    attributes = " ".join(f'a{n}="x"' for n in range(100_000))
    started = time.monotonic()
    with pytest.raises(NotText, match="within 1 seconds"):
        read_html(f"<html><body><div {attributes}>{FILLER}".encode(), timeout=1)
    assert time.monotonic() - started < 10
    assert read_html(PAGE.encode()).title == "Ferry stays in port"


def test_lone_surrogates_in_a_page_do_no_harm() -> None:
    draft = read_html(PAGE.replace("sorry", "&#xD800;sorry").encode())
    draft.text.encode()
