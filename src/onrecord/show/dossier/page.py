"""A claim, or some reports, as one HTML file: no script, no network, no second file.

A report is hostile input: everything that comes from one is escaped, and a strict
Content-Security-Policy lets the page load nothing and run nothing, its own style sheet apart. The
same dossier gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.dossier import rest
from onrecord.show.dossier.claim import Section
from onrecord.show.dossier.lanes import lanes
from onrecord.show.dossier.naming import Naming
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line
from onrecord.weigh.dossier.records import Dossier
from onrecord.weigh.holdings import Holdings


def render(dossier: Dossier, holdings: Holdings, more: int = 0) -> str:
    """The document, to be encoded as UTF-8. ``more``: claims that are not on it."""
    naming = Naming(dossier.reports, holdings)
    alone = dossier.of == "claim" and len(dossier.told) == 1
    level = 1 if alone else 2
    sections = [
        Section(told, f"c{number}", naming, level) for number, told in enumerate(dossier.told, 1)
    ]
    title = (
        sections[0].title
        if alone
        else f"A dossier of {wording.counted(len(dossier.reports), 'report')}"
    )
    style = f"\n{(files(__package__) / 'dossier.css').read_text(encoding='utf-8')}"
    body = "\n".join(
        (
            '<header class="masthead"><p><strong>OnRecord</strong></p>'
            f"<p>{escape(_dated(dossier))}</p></header>",
            "<main>",
            *_body(dossier, sections, naming, title, alone, more),
            "</main>",
            _footer(dossier),
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


def _body(
    dossier: Dossier,
    sections: list[Section],
    naming: Naming,
    title: str,
    alone: bool,
    more: int,
) -> Iterator[str]:
    if not alone:
        yield element("h1", escape(title))
        yield element("p", escape(_span(dossier)), class_="first")
        yield _contents(dossier, sections, more)
    yield from (section.render() for section in sections)
    if dossier.moments:
        shown = lanes(dossier.moments, "all", naming)
        yield _last("timeline", "Timeline of the reports", shown)
    yield _last("falls", "What falls without anonymous sources", rest.falls(dossier, naming))
    yield _last("corrections", "Corrections", rest.corrections(dossier, naming))
    if dossier.left_out:
        told = "Left out: nobody was found to whom these statements are put"
        yield _last("left-out", told, rest.left_out(dossier, naming))
    yield _last("reports", "Reports", rest.reports(dossier.reports, naming))


def _last(id: str, heading: str, inner: str) -> str:
    return element("section", element("h2", escape(heading)) + inner, id=id, class_="last")


def _contents(dossier: Dossier, sections: list[Section], more: int) -> str:
    items = "".join(
        element(
            "li",
            element("a", escape(section.title), href=f"#{section.name}")
            + element("span", escape(section.brief), class_="small"),
        )
        for section in sections
    )
    if not items:
        items = element("li", "No claim is carried by two of these reports, and none was answered.")
    rest_ = [("timeline", "Timeline")] if dossier.moments else []
    rest_ += [
        ("falls", "What falls without anonymous sources"),
        ("corrections", "Corrections"),
        ("reports", "Reports"),
    ]
    links = " · ".join(element("a", name, href=f"#{id}") for id, name in rest_)
    note = f"{wording.counted(more, 'more claim')}: `--limit 0` has all." if more else ""
    return element(
        "nav",
        element("ol", items)
        + (element("p", escape(note), class_="small") if note else "")
        + element("p", links, class_="also"),
        class_="contents",
        aria_label="On this page",
    )


def _dated(dossier: Dossier) -> str:
    if dossier.as_of:
        return f"What was on record on {dossier.as_of}"
    return f"What is on record, up to {one_line(dossier.until)}"


def _span(dossier: Dossier) -> str:
    if not dossier.reports:
        return "Nothing was published."
    outlets = dict.fromkeys(telling.outlet(one.outlet) for one in dossier.reports)
    reprints = sum(one.reprint_of is not None for one in dossier.reports)
    period = telling.period(dossier.reports[0].date, dossier.reports[-1].date)
    told = f"{period}, by {telling.listed(outlets, 8)}"
    if reprints:
        told += f"; {wording.counted(reprints, 'reprint')} among them"
    return told + "."


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _footer(dossier: Dossier) -> str:
    makers = dict.fromkeys((one.version, one.model) for one in dossier.readers)
    made = "".join(
        element("p", escape(f"Read by OnRecord {one_line(version)}, model {one_line(model)}."))
        for version, model in makers
    )
    return (
        "<footer><p>A program read these reports and joined what they say, and can be wrong. It "
        "shows on whose word each statement stands; it does not say what is true.</p>"
        f"{made}</footer>"
    )
