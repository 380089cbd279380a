"""What stands once on the page: what falls without anonymous sources, corrections, reports."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.ledger.records import Filed
from onrecord.show import wording
from onrecord.show.answers import said, telling
from onrecord.show.answers.corrections import says
from onrecord.show.answers.quoting import spans_of
from onrecord.show.dossier.naming import Naming, row, table
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line
from onrecord.weigh.dossier.records import Dossier

_REPORTS = ("Report", "Date", "Title and author", "Read by")
_FALLS = ("Statement", "Why it falls")


def falls(dossier: Dossier, naming: Naming) -> str:
    """What falls when anonymous sources are struck out, each with the path."""
    rows = []
    for one in dossier.falls:
        why = "; ".join(dict.fromkeys(one_line(step) for step in one.why))
        doubt = "".join(
            element("span", escape(f"Uncertain: {each}."), class_="small warn")
            for each in one.cautions
        )
        rows.append(
            row((naming.cited(one.report, one.spans, one.text), escape(why) + doubt), heads=_FALLS)
        )
    shown = table(_FALLS, rows, "What falls", "falls-table") if rows else ""
    return element("p", escape(_fall(dossier))) + shown


def _fall(dossier: Dossier) -> str:
    """How much falls, as a sentence."""
    count, of = len(dossier.falls), wording.counted(dossier.weighed, "statement")
    if not dossier.weighed:
        return "Nothing here stands as things are, so that nothing can fall."
    if not count:
        return f"Nothing falls: of {of}, none rests on anonymous sources alone."
    fall = "falls" if count == 1 else "fall"
    if dossier.of == "claim":
        return (
            f"{wording.counted(count, 'statement')} {fall} when anonymous sources are struck out, "
            "conclusions drawn from the claim among them."
        )
    return f"Of {of} that stand, {count} {fall} when anonymous sources are struck out."


def corrections(dossier: Dossier, naming: Naming) -> str:
    """What a person put right, who, when and why."""
    if not dossier.corrections:
        return element("p", "No correction was made to what is shown here.", class_="quiet")
    items = "".join(
        element(
            "li",
            element("span", escape(one.when[:10]), class_="date")
            + f" {escape(says(one, naming.holdings.filed))}."
            + element("span", escape(f"{one_line(one.who)}: {one_line(one.why)}"), class_="small"),
        )
        for one in dossier.corrections
    )
    return element("ol", items, class_="plain")


def reports(found: Sequence[Filed], naming: Naming) -> str:
    """Every report that the page quotes, with its id and where it was published."""
    rows = []
    for one in found:
        outlet = element("b", escape(telling.outlet(one.outlet)))
        author = next((each.author for each in one.publications if each.author), None)
        title = wording.clip(one.title or "untitled", 160)
        about = element("i", escape(title)) + (f", {escape(one_line(author))}" if author else "")
        address = next((each.address for each in one.publications if each.address), None)
        if address and urlsplit(address).scheme in ("http", "https"):
            about += element(
                "a",
                escape(wording.clip(address, 90)),
                class_="small",
                href=address,
                rel="noreferrer",
            )
        if one.reprint_of:
            of = naming.holdings.filed.get(one.reprint_of)
            about += element("span", escape(said.reprinted(of, one)), class_="small")
        reading = naming.holdings.readings.get(one.id)
        read = f"{one_line(reading.reader.version)}" if reading else "its words were removed"
        cells = (
            outlet + element("span", escape(one_line(one.id)), class_="small"),
            element(
                "span", escape(telling.listed(one.dates) or f"added {one.date}"), class_="date"
            ),
            about,
            escape(read),
        )
        rows.append(row(cells, naming.anchor(one.id), _REPORTS))
    return table(_REPORTS, rows, "Reports, by date", "reports-table")


def left_out(dossier: Dossier, naming: Naming) -> str:
    """Statements without provenance, which are not counted anywhere on the page."""
    items = "".join(
        element("li", naming.cited(one.report, spans_of(one), one.statement.text))
        for one in dossier.left_out
    )
    return element("ul", items, class_="plain")
