"""Reports printed for the tests of sources and roots: fictional, made without the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.records import Filed, Join, Publication
from onrecord.records import (
    Attribution,
    Grade,
    ReaderId,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
)
from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, Roots
from onrecord.weigh.roots import roots_of
from onrecord.weigh.sources import ledger_sources

READER = ReaderId(version="1", model="sha256:0")


@dataclass(frozen=True)
class Who:
    """A source as the reader would give it."""

    name: str
    grade: Grade | None = "named"
    kind: SourceKind | None = "person"
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True)
class Printed:
    """A report: what is said in it, by whom (from the hop nearest to the report to the root)."""

    id: str
    says: str
    chain: tuple[Who, ...] = ()
    outlet: str | None = None
    date: str = "2031-03-03"
    more: str = ""  # text behind the statement
    author: str | None = None
    reprint_of: str | None = None
    attributed: bool = False  # put to nobody who was read

    def reading(self) -> Reading:
        """What was read: the statement, one attribution, its sources, each mentioned once."""
        text, sources = "", []
        for number, who in enumerate(self.chain, start=1):
            span = Span(len(text), len(text) + len(who.name))
            text += f"{who.name} said "
            told = (who.name, who.grade, who.kind, who.role, who.affiliation)
            sources.append(Source(f"s{number}", *told, mentions=(span,)))
        content = Span(len(text), len(text) + len(self.says))
        text += f"{self.says}. {self.more}"
        names = tuple(source.id for source in sources)
        attributions = []
        if names or self.attributed:
            attributions.append(
                Attribution(
                    id="a1",
                    source=sources[0].mentions if sources else (),
                    cue=(),
                    content=(content,),
                    source_id=names[-1] if names else None,
                    chain=names,
                )
            )
        statement = Statement(
            id="t1",
            spans=(content,),
            text=self.says,
            voice="reported" if attributions else "author",
            attribution="a1" if attributions else None,
        )
        return Reading(
            id=self.id,
            text=text,
            title=None,
            outlet=self.outlet,
            author=self.author,
            published=self.date,
            sources=tuple(sources),
            attributions=tuple(attributions),
            statements=(statement,),
            reader=READER,
        )

    def filed(self) -> Filed:
        """The report as filed."""
        publication = Publication(self.date, self.outlet, author=self.author)
        return Filed(
            self.id, (publication,), "2032-01-01T00:00:00Z", READER, reprint_of=self.reprint_of
        )


def held(reports: Sequence[Printed], *, joined: bool = True) -> Holdings:
    """The holdings of the reports; ``joined``: their statements are one claim."""
    keys = sorted(f"{one.id}#t1" for one in reports)
    joins = [Join(a, b, 1.0, "the same") for k, a in enumerate(keys) for b in keys[k + 1 :]]
    return Holdings.build(
        [(one.filed(), one.reading()) for one in reports], joins if joined else []
    )


def sources(reports: Sequence[Printed], *, joined: bool = True) -> tuple[LedgerSource, ...]:
    """The sources across the reports."""
    return ledger_sources(held(reports, joined=joined))


def roots(reports: Sequence[Printed], families: Families | None = None) -> Roots:
    """The roots of the one claim of the reports."""
    holdings = held(reports)
    return roots_of(holdings.held, holdings, ledger_sources(holdings, families), families)


def span_of(roots: Roots) -> tuple[int, int]:
    """Least and most."""
    return roots.min, roots.max
