"""Builds readings by hand, so that what shows them is tested apart from what makes them."""

from __future__ import annotations

from typing import Any

from onrecord.records import (
    Attribution,
    Decision,
    Entity,
    Evidence,
    Language,
    Place,
    Position,
    Quantity,
    ReaderId,
    Reading,
    Relation,
    Response,
    ResponseKind,
    Source,
    Span,
    Statement,
    Time,
)


class Builder:
    """A reading in the making. Words are found in the text from ``cursor`` on."""

    def __init__(self, text: str, **about: Any) -> None:
        self.text = text
        self.about = about
        self.cursor = 0
        self.sources: list[Source] = []
        self.attributions: list[Attribution] = []
        self.statements: list[Statement] = []
        self.responses: list[Response] = []
        self.inferred: dict[str, Any] = {}  # relations, positions and decisions

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

    def states(self, words: str, **about: Any) -> Builder:
        """A statement: of the attribution made last, or with ``voice="author"`` of nobody."""
        about = {"voice": "reported", "attribution": f"a{len(self.attributions)}"} | about
        if about["voice"] == "author":
            about["attribution"] = None
        id_ = f"t{len(self.statements) + 1}"
        self.statements.append(Statement(id_, (self.find(words),), words, **about))
        return self

    def answers(
        self, actor: str, kind: ResponseKind, about: str | None, *words: str, reason: str = ""
    ) -> Builder:
        """A response of ``actor`` to the statement ``about``."""
        spans = tuple(self.find(one) for one in words)
        self.responses.append(Response(actor, kind, about, spans, reason))
        return self

    def reading(self) -> Reading:
        """The reading. Where no statement was given, one for each attribution, and an author's."""
        statements = self.statements or [
            *(
                Statement(f"t{n}", a.content, "", "reported", a.id)
                for n, a in enumerate(self.attributions, 1)
            ),
            Statement("t0", (Span(0, 1),), "", "author"),
        ]
        about = {"title": None, "outlet": None, "author": None, "published": None} | self.about
        return Reading(
            id="report",
            text=self.text,
            sources=tuple(self.sources),
            attributions=tuple(self.attributions),
            statements=tuple(statements),
            responses=tuple(self.responses),
            **self.inferred,
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


DAM = (
    "Engineers knew for three years that the Orrin dam was leaking, a person briefed on the "
    "inquiry told the Sellan Courier. The person spoke on condition of anonymity because the "
    "inquiry is not finished.\n\n"
    "The leak may have lost 300km of pipe its pressure, the person said. It was allegedly never "
    "reported.\n\n"
    "“We were told nothing,” Water Minister Ilse Varn said on Tuesday. “If there was a leak, "
    "somebody must answer for it.”\n\n"
    "The Dam Authority denied that its engineers knew. Its director, Pell Tambrin, would not say "
    "who had seen the logs. Asked about the pipe, the mayor of Sellan spoke of the weather. "
    "Northmere Power, which built the dam, has not replied.\n\n"
    "Critics warned that the valley would flood by spring. A draft of the report, seen by this "
    "paper, gives the loss as 18 per cent. The Authority later confirmed the figure.\n\n"
    "Could the dam have been saved? The claim could not be independently verified. The valley "
    "has waited long enough. I believe the minister is right."
)


def deep() -> Reading:
    """A report in which every grade, kind and response occurs, with chains and justifications."""
    built = Builder(
        DAM,
        title="Dam leaked for three years, source says",
        outlet="Valley Post",
        author="Linnet Averay",
        published="2031-04-02",
    )
    built.source(
        "s1",
        "a person briefed on the inquiry",
        "a person briefed on the inquiry",
        "The person",
        "the person",
        grade="anonymous",
        kind="person",
        reasons={"grade": "“a person” without a name", "kind": "head noun “person”"},
    )
    built.source("s2", "Sellan Courier", "the Sellan Courier", grade="collective", kind="outlet")
    built.source("s3", "allegedly", grade="unattributed", reasons={"grade": "“allegedly”"})
    built.source(
        "s4",
        "Ilse Varn",
        "Water Minister Ilse Varn",
        "the minister",
        grade="named",
        kind="person",
        role="Water Minister",
        affiliation="Sellan",
        reasons={"grade": "a person’s name", "role": "title before the name"},
    )
    built.source(
        "s5", "Dam Authority", "The Dam Authority", "The Authority", grade="official", kind="body"
    )
    built.source(
        "s6",
        "Pell Tambrin",
        "Its director, Pell Tambrin",
        grade="named",
        kind="person",
        role="director",
        affiliation="Dam Authority",
    )
    built.source("s7", "the mayor of Sellan", "the mayor of Sellan", grade="official")
    built.source("s8", "Northmere Power", "Northmere Power", grade="official", kind="body")
    built.source("s9", "Critics", "Critics", grade="collective", kind="group")
    built.source(
        "s10", "A draft of the report", "A draft of the report", grade="named", kind="document"
    )
    built.source("s11", "I", "I believe", grade="author", kind="person")
    built.source("s12", "Sellan", "Sellan", kind="state")

    reasons = {"force": "cue “told”", "chain": "“told” an outlet"}
    built.says(
        "s1",
        "a person briefed on the inquiry",
        "told",
        "Engineers knew for three years that the Orrin dam was leaking",
        force="claims",
        chain=("s2", "s1"),
        justification=(
            built.find("briefed on the inquiry"),
            built.find("because the inquiry is not finished"),
        ),
        reasons=reasons,
    )
    built.states(
        "Engineers knew for three years that the Orrin dam was leaking",
        modality="asserted",
        evidence=Evidence((), unverified=True),
        places=(Place(*_at("Orrin"), "Orrin"),),
        quantities=(Quantity(*_at("three years"), "three years", 3, "year"),),
        reasons={"evidence": "“could not be independently verified”"},
    )
    pipe = "The leak may have lost 300km of pipe its pressure"
    built.at(pipe).says("s1", "the person", "said", pipe, force="suggests", chain=("s1",))
    built.states(
        pipe,
        modality="possible",
        quantities=(Quantity(*_at("300km"), "300km", 300, "km"),),
        reasons={"modality": "“may”"},
    )
    built.says("s3", "", "allegedly", "It was", "never reported", force="claims")
    built.states("never reported", modality="asserted", polarity="negated")
    minister = "Water Minister Ilse Varn"
    built.at("“We were").says("s4", minister, "said", "“We were told nothing,”", force="states")
    built.states(
        "“We were told nothing,”",
        modality="asserted",
        polarity="negated",
        times=(Time(*_at("on Tuesday"), "on Tuesday", "2031-04-01"),),
    )
    must = "“If there was a leak, somebody must answer for it.”"
    built.says("s4", minister, "said", must, force="demands")
    built.states(must, modality="required", reasons={"modality": "“must”"})
    built.at("The Dam").says(
        "s5", "The Dam Authority", "denied", "its engineers knew", force="denies"
    )
    built.states("its engineers knew", modality="asserted")
    built.says("s6", "Its director, Pell Tambrin", "would not say", "who had seen the logs")
    built.states("who had seen the logs", modality="asked")
    built.at("Critics").says("s9", "Critics", "warned", "the valley would flood by spring")
    built.states(
        "the valley would flood by spring",
        modality="predicted",
        entities=(Entity(*_at("the valley"), "place", "the valley"),),
    )
    built.says("s10", "A draft of the report", "gives", "the loss as 18 per cent", chain=("s10",))
    built.states("the loss as 18 per cent", evidence=Evidence(("document",)))
    built.at("The Authority").says("s5", "The Authority", "confirmed", "the figure")
    built.states("the figure", evidence=Evidence(("official_record", "data")))
    built.states("Could the dam have been saved?", voice="author", modality="asked")
    built.states("The claim could not be independently verified.", voice="author")
    built.states("The valley has waited long enough.", voice="author", modality="asserted")
    built.at("I believe").says("s11", "I", "believe", "the minister is right", force="believes")
    built.states("the minister is right", modality="conditional")
    built.cursor = 0
    built.answers("s5", "denies", "t1", "The Dam Authority denied", reason="force of “denied”")
    built.answers("s5", "confirms", "t9", "The Authority later confirmed the figure")
    built.answers("s6", "declines", "t1", "Its director, Pell Tambrin, would not say")
    built.answers("s7", "evades", "t2", "the mayor of Sellan spoke of the weather")
    built.answers("s8", "silent", None, "has not replied", reason="“has not replied”")
    return built.reading()


def _at(words: str) -> tuple[int, int]:
    return DAM.index(words), DAM.index(words) + len(words)


LEADER = (
    "The regime calls it a drill. Perhaps it is. The minister ordered it without a vote. “If one "
    "tank moves, we close the bridge,” Ada Roe said. Consequently nobody sleeps in Lowmark."
)


def leader() -> Reading:
    """An opinion with loaded words, a red line, a decision that nobody voted, and a conclusion."""
    built = Builder(LEADER, title="A drill, they say", outlet="Valley Post")
    built.source("s1", "Ada Roe", "Ada Roe", grade="named", kind="person")
    built.source("s2", "minister", "The minister", grade="official", kind="person")
    built.says("s1", "Ada Roe", "said", "If one tank moves, we close the bridge", force="warns")
    regime, perhaps = built.find("regime"), built.find("Perhaps")
    loaded = Language(regime.start, regime.end, "loaded", "“regime” for a government")
    guessed = Language(perhaps.start, perhaps.end, "speculation", "“perhaps”")
    built.states("The regime calls it a drill.", voice="author", language=(loaded,))
    built.states("Perhaps it is.", voice="author", language=(guessed,))
    built.states("The minister ordered it without a vote.", voice="author")
    built.states("If one tank moves, we close the bridge")
    built.states("nobody sleeps in Lowmark.", voice="author")
    built.inferred = {
        "positions": (
            Position(
                "s1",
                "red_line",
                (built.find("If one tank moves"),),
                (built.find("we close the bridge"),),
                (built.find("If one tank moves, we close the bridge"),),
                "a1",
                "a condition and what follows",
            ),
        ),
        "decisions": (
            Decision(
                "s2",
                "t3",
                "none",
                (built.find("ordered it without a vote"),),
                when=Time(0, 1, "on Friday", "2031-04-04"),
                through=("s1",),
                oversight_spans=(built.find("without a vote"),),
                reason="verb “ordered”",
            ),
        ),
        "relations": (
            Relation("t4", "t5", "causes", built.find("Consequently"), 0.9, "cue “consequently”"),
            Relation("t1", "t2", "contrasts", None, 0.7, "read without a cue"),
            Relation("t1", "gone", "supports"),
        ),
    }
    return built.reading()
