"""Builds readings by hand, so that what shows them is tested apart from what makes them."""

from __future__ import annotations

from typing import Any

from onrecord.records import Attribution, ReaderId, Reading, Source, Span, Statement


class Builder:
    """A reading in the making. Words are found in the text from ``cursor`` on."""

    def __init__(self, text: str, **about: Any) -> None:
        self.text = text
        self.about = about
        self.cursor = 0
        self.sources: list[Source] = []
        self.attributions: list[Attribution] = []

    def find(self, words: str) -> Span:
        """The next place of ``words`` at or after the cursor."""
        start = self.text.index(words, self.cursor)
        return Span(start, start + len(words))

    def at(self, words: str) -> Builder:
        """Moves the cursor to the next place of ``words``."""
        self.cursor = self.find(words).start
        return self

    def source(self, id_: str, name: str, *mentions: str, **about: Any) -> Builder:
        """A source; each mention is found after the one before it."""
        spans, self.cursor = [], 0
        for words in mentions:
            spans.append(self.find(words))
            self.cursor = spans[-1].end
        self.cursor = 0
        self.sources.append(Source(id_, name, mentions=tuple(spans), **about))
        return self

    def says(
        self, source_id: str | None, source: str, cue: str, *content: str, **about: Any
    ) -> Builder:
        """An attribution; an empty part has no span."""
        self.attributions.append(
            Attribution(
                f"a{len(self.attributions) + 1}",
                source=(self.find(source),) if source else (),
                cue=(self.find(cue),) if cue else (),
                content=tuple(self.find(words) for words in content),
                source_id=source_id,
                **about,
            )
        )
        return self

    def reading(self) -> Reading:
        """The reading: a statement for each attribution, and one in the author's voice."""
        statements = [
            Statement(f"t{n}", a.content, "", "reported", a.id)
            for n, a in enumerate(self.attributions, 1)
        ]
        statements.append(Statement("t0", (Span(0, 1),), "", "author"))
        about = {"title": None, "outlet": None, "author": None, "published": None} | self.about
        return Reading(
            id="report",
            text=self.text,
            sources=tuple(self.sources),
            attributions=tuple(self.attributions),
            statements=tuple(statements),
            reader=ReaderId("0.1.0", "sha256:0"),
            **about,
        )


WIRE = (
    "Kelmar denied any part in the sinking. “We had nothing in the air,” Foreign Minister "
    "Oruna Destrel told reporters.\n\n"
    "“And nothing in the water.\n\n"
    "“Nothing at all,” she said. The strait stayed closed.\n\n"
    "The Gazette, citing a person briefed on the rescue, reported that debris had been found. "
    "A drone was allegedly used."
)


def wire() -> Reading:
    """A short report: a state, a minister and her pronoun, a go-between, and nobody named."""
    built = Builder(
        WIRE,
        title="Strait closed",
        outlet="Northgate Wire",
        author="Linnet Averay",
        published="2031-03-12",
    )
    built.source("s1", "Kelmar", "Kelmar", grade="collective", kind="state")
    built.source(
        "s2",
        "Oruna Destrel",
        "Foreign Minister Oruna Destrel",
        "she",
        grade="named",
        kind="person",
        role="Foreign Minister",
        affiliation="Kelmar",
    )
    built.source("s3", "The Gazette", "The Gazette", grade="named", kind="outlet")
    built.source(
        "s4", "a person briefed on the rescue", "a person briefed on the rescue", grade="anonymous"
    )
    built.says("s1", "Kelmar", "denied", "any part in the sinking", force="denies")
    built.says(
        "s2", "Foreign Minister Oruna Destrel", "told reporters", "“We had nothing in the air,”"
    )
    built.says("s2", "she", "said", "“And nothing in the water.", "“Nothing at all,”")
    built.says("s4", "The Gazette", "reported", "debris had been found", chain=("s3", "s4"))
    built.says(None, "", "allegedly", "A drone was", "used")
    return built.reading()


TURN = (
    "MS. HALVORSEN: Mr. Toll has many talents. He said that “three days are three days”.\n\n"
    "Thank you, everybody.\n\n"
    "Q: Will you go?"
)


def transcript() -> Reading:
    """A turn over two paragraphs with a quotation inside it, then a question."""
    built = Builder(TURN, title="Press briefing")
    built.source("s1", "Anneke Halvorsen", "MS. HALVORSEN", grade="named", role="Spokeswoman")
    built.source("s2", "Ansgar Toll", "Mr. Toll", "He", grade="named", kind="person")
    built.source("s3", "Q", "Q", grade="anonymous")
    end = TURN.index("\n\nQ")
    whole = TURN[TURN.index("Mr. Toll") : end]
    built.says("s1", "MS. HALVORSEN", ":", whole)
    built.says("s2", "He", "said", "“three days are three days”")
    built.at("Q:").says("s3", "Q", ":", "Will you go?")
    return built.reading()
