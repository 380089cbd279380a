"""Who carried an act out, and who supplied, guided, financed it or let it happen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.ledger.records import parted
from onrecord.records import Source, Span
from onrecord.weigh.acts.deciding import Made
from onrecord.weigh.acts.matter import stems, table
from onrecord.weigh.acts.records import Ground, Part
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.compared import one_of
from onrecord.weigh.records import Held, LedgerSource, SourceRef

_PARTS: tuple[Part, ...] = ("carried_out_by", "enabled_by")
_OBJECT = 6  # words next to a verb in which what it is done to must be of the act
_ELSE = re.compile(r"\b(?:while|as|after|before|when|and|but|because|with)\b|[,;:]")
_STOPS = (
    *("and not", "not", "in", "on", "at", "from", "to", "for", "with", "while", "when", "who"),
    *("which", "that", "after", "before", "since", "over", "under", "during", "of the"),
)
_AGENT = re.compile(
    r"(?:the |an? )?(?:[\w’'&.-]+ ){0,4}?[\w’'&-]+"
    rf"(?=$|[,;.:)”\"]|\s+(?:{'|'.join(_STOPS)})\b)"
)


class Taking:
    """Finds parts in acts; the names that sources have in the whole ledger are known to it."""

    def __init__(self, scene: Scene, sources: Sequence[LedgerSource]) -> None:
        self.scene = scene
        self.known = one_of(sources)
        self.names = {one.id: one.name for one in sources}

    def name(self, report: str, source: Source) -> str:
        """The name of a report's source in the whole ledger."""
        return self.names.get(self.known.get(SourceRef(report, source.id), ""), source.name)

    def parts(self, group: Sequence[Made], keys: Sequence[str]) -> Iterator[Ground]:
        """Those through whom it was decided, then those whom statements about it name."""
        for one in group:
            reading = self.scene.holdings.readings[one.report]
            own = {source.id: source for source in reading.sources}
            for id in one.decision.through:
                if id in own:
                    yield self._ground(
                        "carried_out_by",
                        self.name(one.report, own[id]),
                        one.report,
                        one.decision.spans,
                        one.held,
                        "through whom it was decided",
                        own[id],
                    )
        deciders = {one.name for one in group}
        reports = dict.fromkeys([one.report for one in group] + [parted(key)[0] for key in keys])
        for report in reports:
            for held in self.scene.by_report.get(report, ()):
                if _told(held) and self.scene.touches(held, group, keys):
                    yield from self._said(held, group, deciders)

    def _said(self, held: Held, group: Sequence[Made], deciders: set[str]) -> Iterator[Ground]:
        """The parts that a statement's verbs give, each to who stands before or after them."""
        reading = self.scene.holdings.readings[held.report]
        about = frozenset().union(*(one.matter for one in group))
        for span in held.statement.spans:
            text = span.cut(reading.text)
            for part in _PARTS:
                for match in _passive(part).finditer(text):
                    agent = _AGENT.match(text, match.end())
                    if agent and stems(" ".join(text[: match.start()].split()[-_OBJECT:])) & about:
                        place = Span(span.start + agent.start(), span.start + agent.end())
                        source = self._at(held.report, place)
                        name = self.name(held.report, source) if source else agent.group()
                        if _somebody(name) and name not in deciders:
                            yield self._ground(
                                part,
                                name,
                                held.report,
                                (span,),
                                held,
                                f"“{match[0].strip()}”",
                                source,
                            )
                for match in _active(part).finditer(text):
                    source = self._before(held.report, span.start + match.start())
                    if source is None or not stems(_object(text[match.end() :])) & about:
                        continue
                    name = self.name(held.report, source)
                    if name not in deciders:
                        yield self._ground(
                            part, name, held.report, (span,), held, f"“{match[1]}”", source
                        )

    def _at(self, report: str, place: Span) -> Source | None:
        """The source with a mention that is the place, or ends with it or begins it."""
        for source in self.scene.holdings.readings[report].sources:
            if any(m.start == place.start and m.end <= place.end + 1 for m in source.mentions):
                return source
        return None

    def _before(self, report: str, start: int) -> Source | None:
        """The source named right before a verb."""
        reading = self.scene.holdings.readings[report]
        for source in reading.sources:
            for mention in source.mentions:
                between = reading.text[mention.end : start]
                if mention.end <= start and start - mention.end < 40 and _only_between(between):
                    return source
        return None

    def _ground(
        self,
        part: Part,
        name: str,
        report: str,
        spans: tuple[Span, ...],
        held: Held | None,
        reason: str,
        source: Source | None,
    ) -> Ground:
        return Ground(
            part=part,
            actor=name,
            report=report,
            date=self.scene.holdings.filed[report].date,
            spans=spans,
            statement=held.key if held else None,
            reason=reason,
            grade=source.grade if source else None,
        )


def _told(held: Held) -> bool:
    """Whether a statement tells what was: not asked, negated, demanded or foretold."""
    said = held.statement
    force = held.attribution.force if held.attribution else None
    return (
        said.modality in (None, "asserted")
        and said.polarity != "negated"
        and force not in ("asks", "denies", "demands", "predicts", "threatens", "promises")
    )


def _object(rest: str) -> str:
    """The first words after a verb, up to what begins something else."""
    return " ".join(_ELSE.split(rest)[0].split()[:_OBJECT])


def _somebody(name: str) -> bool:
    """Whether words can name somebody: a capital, or a word for people."""
    people = table("parts")["people"]["words"]
    return bool(re.search(r"\b[A-Z]", name)) or name.split()[-1].casefold() in people


def _only_between(text: str) -> bool:
    words = text.split()
    allowed = {word for phrase in table("parts")["between"]["words"] for word in phrase.split()}
    return text[:1] in ("", " ") and all(word in allowed for word in words)


@cache
def _active(part: Part) -> re.Pattern[str]:
    return re.compile(rf"\b({_any(table('parts')[part]['active'])})\b(?! by\b)")


@cache
def _passive(part: Part) -> re.Pattern[str]:
    lists = table("parts")[part]
    nouns = f"|{_any(lists['nouns'])}" if "nouns" in lists else ""
    be = r"(?:is|are|was|were|been|being|be)(?: \w+ly)?"
    return re.compile(rf"\b(?:{be} (?:{_any(lists['passive'])}) by{nouns}) ")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
