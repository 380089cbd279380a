"""ECB+ (Cybulska and Vossen 2014, CC BY 3.0): texts, event mentions, cross-document events."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from onrecord.records import Report, Span, Statement

FOLDER = "ecbplus/ECB+_LREC2014"
FIT, CHOOSE, REPORT = range(1, 26), range(26, 36), range(36, 46)  # topics; there are no 15 and 17
_TIGHT = frozenset(
    (",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "n’t", "...", "'")
)
_OPENING = frozenset(("(", "[", "$", "#", "£", "€"))
_SPLIT = ("'", "’")


@dataclass(frozen=True)
class Mention:
    """An action as marked; ``event`` is shared by all mentions of one event in a topic."""

    spans: tuple[Span, ...]
    tag: str
    event: str


@dataclass(frozen=True)
class Document:
    """A text with its actions. ``checked`` are the sentences whose marks were checked."""

    topic: int
    subtopic: str  # ``ecb`` or ``ecbplus``: two different but similar affairs
    report: Report
    mentions: tuple[Mention, ...]
    checked: tuple[Span, ...]


def documents(data: Path, topics: range = range(1, 46)) -> Iterator[Document]:
    """The documents of some topics, in order of their names; a sentence is a paragraph."""
    folder = data / FOLDER
    chosen: dict[str, set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            chosen.setdefault(f"{row['Topic']}_{row['File']}", set()).add(
                int(row["Sentence Number"])
            )
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            yield _document(path, topic, chosen.get(path.stem, set()))


def _document(path: Path, topic: int, chosen: set[int]) -> Document:
    root = ElementTree.parse(path).getroot()
    subtopic = "ecbplus" if path.stem.endswith("plus") else "ecb"
    text, spans, sentences = "", dict[str, Span](), dict[int, Span]()
    here, quoted, glued = -1, False, True
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence", "0")), token.text or ""
        if subtopic == "ecbplus" and sentence == 0:
            continue  # the address that the text was found at
        if sentence != here:
            text += "\n\n" if text else ""
            here, quoted, glued = sentence, False, True
        closing = word == '"' and quoted
        loose = not (glued or word in _TIGHT or closing or (word[:1] in _SPLIT and len(word) < 4))
        text += " " if loose else ""
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text += word
        sentences[sentence] = Span(
            sentences.get(sentence, spans[token.get("t_id", "")]).start, len(text)
        )
        if word == '"':
            quoted = not quoted
        glued = word in _OPENING or (word == '"' and quoted)
    instances = {
        one.get("m_id"): one.get("instance_id")
        for one in root.find("Markables") or ()
        if one.get("instance_id")
    }
    events = dict[str | None, str]()
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        name = instances.get(target.get("m_id") if target is not None else None)
        alone = f"{path.stem}/{relation.get('r_id')}"
        for source in relation.iter("source"):
            events[source.get("m_id")] = name or alone
    mentions = []
    for one in root.find("Markables") or ():
        anchors = [
            spans[a.get("t_id", "")] for a in one.iter("token_anchor") if a.get("t_id") in spans
        ]
        if anchors and one.tag.startswith(("ACTION", "NEG_ACTION")):
            mentions.append(
                Mention(
                    tuple(anchors),
                    one.tag,
                    events.get(one.get("m_id"), f"{path.stem}/{one.get('m_id')}"),
                )
            )
    return Document(
        topic=topic,
        subtopic=subtopic,
        report=Report(id=path.stem, text=text, outlet=path.stem),
        mentions=tuple(sorted(mentions, key=lambda m: (m.spans, m.tag))),
        checked=tuple(sentences[n] for n in sorted(chosen) if n in sentences),
    )


_ASIDE = ("REPORTING", "ASPECTUAL", "CAUSATIVE", "PERCEPTION", "GENERIC")


@dataclass(frozen=True)
class Unit:
    """A statement of a checked sentence that tells an event."""

    topic: int
    subtopic: str
    number: int  # of the statement in the reading
    main: str  # the first event that is no saying, causing or perceiving
    events: frozenset[str]


def units(document: Document, statements: Sequence[Statement]) -> list[Unit]:
    """The statements of a document that lie in checked sentences and tell an event."""
    out = []
    for number, statement in enumerate(statements):
        if not any(one.covers(statement.spans[0]) for one in document.checked):
            continue
        inside = [
            mention
            for mention in document.mentions
            if any(span.covers(mention.spans[0]) for span in statement.spans)
        ]
        told = [m for m in inside if not m.tag.endswith(_ASIDE)]
        if told:
            events = frozenset(f"{document.topic}/{m.event}" for m in told)
            main = f"{document.topic}/{told[0].event}"
            out.append(Unit(document.topic, document.subtopic, number, main, events))
    return out
