"""The tables around a report's text on the page: shares above it, sources and responses below."""

from __future__ import annotations

from collections import defaultdict

from onrecord.records import Grade, Reading, Response, Source
from onrecord.show import tally, wording
from onrecord.show.body import Body
from onrecord.show.markup import element, escape
from onrecord.show.quoting import named, place, quoted, said, small
from onrecord.show.visible import one_line

_REASON = 160  # code points of a justification


def shares(reading: Reading, prefix: str, tag: str) -> str:
    """How many statements rest on each grade, and how far that can be trusted."""
    head = element(tag, "Whose word it rests on", id=f"{prefix}-shares")
    told = element("p", escape(wording.voices(reading)), class_="tally")
    every = tally.shares(reading)
    body = ""
    if every:
        heads = (
            '<th scope="col">Grade</th><th scope="col" class="n">Share</th><td class="bar"></td>'
            '<th scope="col" class="n">Statements</th><th scope="col" class="n">Sources</th>'
        )
        rows = "\n".join(map(_share, every))
        body = f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
    told_too = (wording.caution(reading), wording.unverified(reading), wording.coloured(reading))
    body += "".join(element("p", escape(one), class_="caution") for one in told_too if one)
    return element(
        "section", head + told + body, class_="shares", aria_labelledby=f"{prefix}-shares"
    )


def _share(share: tally.Share) -> str:
    name = f"<b>{escape(wording.grade(share.grade))}</b>"
    name += element("span", escape(wording.MEANINGS[share.grade]), class_="small")
    width = f"{100 * share.statements / share.total:.2f}%" if share.total else "0%"
    return (
        f'<tr><th scope="row">{name}</th><td class="n">{escape(share.part)}</td>'
        f'<td class="bar">{_bar(share.grade, width, track=True)}</td>'
        f'<td class="n">{share.statements}</td><td class="n">{share.sources or ""}</td></tr>'
    )


def _bar(grade: Grade | None, width: str, *, track: bool = False) -> str:
    """A bar whose pattern tells the grade; drawn, and not a background, so that it is printed."""
    class_ = f"g {grade or 'ungraded'}" if grade in tally.GRADES else "g ungraded"
    whole = element("line", "", class_="track", x1="0", y1="6", x2="100%", y2="6") if track else ""
    line = element("line", "", x1="0", y1="6", x2=width, y2="6")
    return element("svg", whole + line, class_=class_, height="12", aria_hidden="true")


def sources(reading: Reading, body: Body, rows: list[tally.Row], tag: str) -> str:
    """Every source with what is known of it, and links to where it speaks."""
    label = f"{body.prefix}-sources"
    head = element(tag, "Sources", id=label)
    if not rows:
        shown = element("p", "No sources were found in this report.", class_="tally")
    else:
        lines = "\n".join(_source(n, row, reading, body) for n, row in enumerate(rows, 1))
        shown = (
            '<table><thead><tr><th scope="col" class="n">No.</th><th scope="col">Source</th>'
            '<th scope="col" class="grade">Grade</th><th scope="col" class="n">Says</th>'
            '<th scope="col" class="n wide">Words</th>'
            '<th scope="col" class="n wide">First mention</th></tr></thead>\n'
            f"<tbody>\n{lines}\n</tbody></table>"
        )
    return element("section", head + shown, class_="sources", aria_labelledby=label)


def _source(number: int, row: tally.Row, reading: Reading, body: Body) -> str:
    source = row.source
    name = f"<b>{escape(wording.name(source))}</b>"
    grade = first = ""
    if source:
        name += small(escape(wording.role(source)))
        grade = _bar(source.grade, "100%") + escape(wording.grade(source.grade))
        grade += small(escape(one_line(source.kind or "")))
    name += small(_speaks(row.attributions, reading, body))
    name += small(_why_listen(row.attributions, reading, body))
    name += _more(source, body) if source else ""
    if row.first is not None:
        first = place(row.first, body)
    return (
        f'<tr id="{body.prefix}-s{number}"><td class="n">{number if source else "?"}</td>'
        f'<th scope="row">{name}</th><td class="grade">{grade}</td>'
        f'<td class="n">{len(row.attributions)}</td><td class="n wide">{row.words}</td>'
        f'<td class="n wide">{first}</td></tr>'
    )


def _speaks(attributions: tuple[int, ...], reading: Reading, body: Body) -> str:
    """How a source speaks, each force with its places: ``denies ¶1; states ¶2 ¶3``."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in attributions:
        if paragraph := body.said_in.get(one):
            link = element("a", f"¶{paragraph}", href=f"#{body.prefix}-a{one + 1}")
            places[one_line(reading.attributions[one].force or "") or "speaks"].append(link)
    return "; ".join(f"{escape(how)} {' '.join(links)}" for how, links in places.items())


def _why_listen(attributions: tuple[int, ...], reading: Reading, body: Body) -> str:
    """What the report says for listening to a source, in its own words."""
    spans = dict.fromkeys(
        span for one in attributions for span in reading.attributions[one].justification
    )
    shown = (
        f"{escape(words)}\u00a0{place(span, body)}"
        for span in spans
        if (words := wording.quoted(reading.text, [span], _REASON))
    )
    listed = "; ".join(shown)
    return f"Why listen: {listed}" if listed else ""


def _more(source: Source, body: Body) -> str:
    """All mentions, and the cues and rules behind the fields: folded away until asked for."""
    shown = "; ".join(
        f"“{escape(words)}” "
        + " ".join(element("a", f"¶{paragraph}", href=f"#{anchor}") for anchor, paragraph in places)
        for words, places in body.called.get(source.id, {}).items()
    )
    lines = [f"Mentions: {shown}"] if shown else []
    lines += [
        f"{escape(one_line(field).capitalize())}: {escape(one_line(reason))}"
        for field, reason in source.reasons.items()
        if one_line(reason)
    ]
    if not lines:
        return ""
    name = escape(wording.name(source))
    what = "Mentions and reasons" if source.reasons else "Mentions"
    summary = element("summary", f'{what}<span class="unseen"> of {name}</span>')
    return element("details", summary + "".join(map(small, lines)))


def responses(reading: Reading, body: Body, tag: str) -> str:
    """Who answered what, and how; empty where nobody answered."""
    if not reading.responses:
        return ""
    label = f"{body.prefix}-responses"
    rows = "\n".join(_response(one, reading, body) for one in reading.responses)
    return element(
        "section",
        element(tag, "Responses", id=label)
        + '<table><thead><tr><th scope="col">Who answers</th><th scope="col">To what</th></tr>'
        f"</thead>\n<tbody>\n{rows}\n</tbody></table>",
        class_="pairs responses",
        aria_labelledby=label,
    )


def _response(response: Response, reading: Reading, body: Body) -> str:
    who = named(response.actor, body)
    answer = element("span", escape(wording.answer(response)), class_="answer")
    words = quoted(reading, response.spans, body)
    reason = one_line(response.reason)
    return (
        f'<tr><th scope="row"><b>{who}</b> {answer}{small(words)}'
        f"{small(escape(f'({reason})') if reason else '')}</th>"
        f"<td>{said(response.about, reading, body)}</td></tr>"
    )
