"""Readings as one HTML file that needs nothing else: no script, no network, no second file.

A report is hostile input: everything that comes from one is escaped, and a strict
Content-Security-Policy lets the page load nothing and run nothing, its own style sheet apart.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from onrecord.records import Reading
from onrecord.show.article import Article
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line


def render_page(readings: Sequence[Reading]) -> str:
    """One self-contained HTML document: contents where there are several, then each report.

    The text is marked, each mark says whose it is when pointed at or focused, and links lead from
    each attribution to its source's row and back. Encode it as UTF-8.
    """
    several = len(readings) > 1
    articles = [
        Article(reading, f"r{number}", level=2 if several else 1)
        for number, reading in enumerate(readings, 1)
    ]
    if several:
        title = f"{len(readings)} reports, and who says what in them"
        top = element("h1", escape(title)) + _contents(articles)
    else:
        title = articles[0].title if articles else "No reports"
        top = "" if articles else "<h1>No reports</h1>"
    style = _style(
        max((len(reading.attributions) for reading in readings), default=0),
        max((len(reading.statements) for reading in readings), default=0),
    )
    body = "\n".join(
        (
            '<header class="masthead"><p><strong>OnRecord</strong></p>'
            "<p>Who says what, as the report puts it</p></header>",
            f"<main>\n{top}",
            *(article.render(back="#contents" if several else None) for article in articles),
            "</main>",
            _footer(readings),
        )
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)} | OnRecord</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _style(attributions: int, statements: int) -> str:
    """The style sheet, with rules that light an attribution's parts, or a statement, together."""
    lit = ",\n".join(
        f"article:has(.{part}:is(:hover, :focus-within)) .{part}"
        for part in (
            *(f"a{n}" for n in range(1, attributions + 1)),
            *(f"t{n}" for n in range(1, statements + 1)),
        )
    )
    sheet = (files(__package__) / "page.css").read_text(encoding="utf-8")
    return f"\n{sheet}" + (
        f"@media screen {{\n{lit} {{ background: var(--lit); }}\n}}\n" if lit else ""
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _contents(articles: Sequence[Article]) -> str:
    items = "\n".join(
        element(
            "li",
            element("a", escape(article.title), href=f"#{article.prefix}")
            + "".join(
                element("span", escape(line), class_="small")
                for line in (article.about, article.rests)
                if line
            ),
        )
        for article in articles
    )
    return (
        '\n<nav class="contents" id="contents" aria-label="Reports in this file">\n'
        f"<ol>\n{items}\n</ol>\n</nav>"
    )


def _footer(readings: Sequence[Reading]) -> str:
    makers = dict.fromkeys((one.reader.version, one.reader.model) for one in readings)
    made = "".join(
        element("p", escape(f"Read by OnRecord {one_line(version)}, model {one_line(model)}."))
        for version, model in makers
    )
    return (
        "<footer><p>A program read this and can be wrong. It shows what each statement rests on in "
        f"the report; it does not say what is true.</p>{made}</footer>"
    )
