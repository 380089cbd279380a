"""Each member of a claim traced to where it comes from: a root, or another outlet's report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from onrecord.records import Reading, Source, Span
from onrecord.weigh.credits import (
    Origins,
    is_hearsay,
    is_other_outlets,
    is_own_reporter,
    origins,
    passes_on,
    saw_itself,
)
from onrecord.weigh.families import Families
from onrecord.weigh.governments import Side, side_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.keys import full_outlet
from onrecord.weigh.records import Held, LedgerSource, SourceRef

RootKind = Literal[
    "person", "office", "state", "unnamed", "group", "document", "witness", "word", "hearsay"
]
_DOCUMENT_OF_OUTLET = re.compile(
    r"\b(?:report|story|article|account|interview|investigation|scoop|reporting|reports|editorial)s?\b"
    r"(?: \w+){0,2} (?:in|by|from|on|with) (?:the )?(?P<name>[A-Z].*)$"
)
_OWNED_ARTICLE = re.compile(
    r"^(?:the |a |an )?(?P<name>[A-Z].*?)(?:[’']s)? "
    r"(?:report|story|article|interview|investigation|scoop|exclusive|account|reporting)s?$"
)
_MORE_AFTER = re.compile(r"(?: [A-Z][\w’'-]+){1,3}")
_MORE_BEFORE = re.compile(
    r"\b((?!As |In |The |But |And |To |At |From |While |After )[A-Z][\w’'-]+ )$"
)
_PHRASE = re.compile(
    r"(?:an?|the|one|two|three|four|five|several|some|his|her|its|their)\s+\w", re.I
)
_NEAR = 1  # sentences between a statement and a credit that speaks of it


class Trace(msgspec.Struct, frozen=True):
    """Where one statement comes from, by what its report says.

    ``key``: what the root is, the same for one root; ``through``: the family of the outlet that had
    it, its own or the one that it credits; ``credits``: the outlet that it has it from, as written;
    ``hedged``: it may be another outlet's and not its own.
    """

    held: Held
    kind: RootKind
    key: str
    label: str
    through: str
    own: str  # the family of the report's own outlet, or the report itself
    side: Side = Side()
    credits: str | None = None
    credited: str | None = None  # its family
    agency: str | None = None
    hedged: bool = False
    others: bool = False  # it goes back to other outlets, none of them named
    offices: tuple[str, ...] = ()
    ledger: str | None = None  # id of the source across reports
    possibly: tuple[str, ...] = ()


class Tracer:
    """Traces the statements of one ledger; keeps what it found of each report."""

    def __init__(
        self, holdings: Holdings, sources: Sequence[LedgerSource], families: Families
    ) -> None:
        self.holdings, self.families = holdings, families
        self._source = {ref: one for one in sources for ref in one.members}
        given = {one.outlet for one in holdings.filed.values() if one.outlet}
        self._outlets = tuple(sorted(given))
        self._origins: dict[str, Origins] = {}

    def origins(self, report: str) -> Origins:
        """What a report says of where it has its news from."""
        if report not in self._origins:
            reading = self.holdings.readings[report]
            filed = self.holdings.filed[report]
            self._origins[report] = origins(reading, filed, self._outlets, self.families)
        return self._origins[report]

    def family(self, name: str, reading: Reading, near: Sequence[str] = ()) -> str:
        """The family of an outlet as it is called in a report; ``near``: outlets of the claim."""
        families = self.families
        if families.is_short(name):
            fits = sorted(
                {f for o in near if families.may_be(name, o) and (f := families.family(o))}
            )
            full = full_outlet(name, reading, families)
            if full:
                name = full
            elif len(fits) == 1:
                return fits[0]
        return families.family(name) or f"“{name}”"

    def name(self, report: str) -> str:
        """A report as it is called in reasons: its outlet and its id."""
        filed = self.holdings.filed.get(report)
        return f"{filed.outlet} ({report})" if filed and filed.outlet else report

    def own(self, report: str) -> str:
        """The family of a report's own outlet; the report itself where that is not known."""
        outlet = self.holdings.filed[report].outlet
        return (outlet and self.families.family(outlet)) or f"report {report}"

    def trace(self, held: Held, near: Sequence[str]) -> Trace:
        """Where a statement comes from."""
        reading = self.holdings.readings[held.report]
        about = self.origins(held.report)
        own = self.own(held.report)
        agency = self.family(about.agency, reading, near) if about.agency else None
        if agency == own:
            agency = None
        base = agency or own
        hops = list(held.chain)
        outlets = [s for s in hops[:-1] if self._is_outlet(s, reading)]
        root = held.root
        named = self._outlet_named(root, reading) if root is not None else None
        if root is not None and named is not None:
            outlets.append(root)
            names = [named]
            root = None
        else:
            names = []
        names = [s.name for s in outlets if s is not held.root] + names
        others = [n for n in names if self.family(n, reading, near) not in (own, agency)]
        credits = others[-1] if others else None
        hedged = False
        if credits is None and (root is None or root.grade in ("anonymous", "unattributed", None)):
            credits, hedged = self._credited(held, about, root)
        if names and not others and credits is None and root is None:
            root = None  # the outlet names itself
        credited = self.family(credits, reading, near) if credits else None
        if credited in (own, agency):
            credits = credited = None
            hedged = False
        return self._made(held, reading, root, own, base, agency, credits, credited, hedged)

    def _made(
        self,
        held: Held,
        reading: Reading,
        root: Source | None,
        own: str,
        base: str,
        agency: str | None,
        credits: str | None,
        credited: str | None,
        hedged: bool,
    ) -> Trace:
        through = credited if credited and not hedged else base
        trace = Trace(
            held, "word", f"word {through}", called(through), through, own,
            credits=credits, credited=credited, agency=agency, hedged=hedged,
        )  # fmt: skip
        replace = msgspec.structs.replace
        if root is None:
            if held.attribution is not None and not held.chain and not (credited and not hedged):
                return replace(trace, kind="hearsay", key=f"hearsay {through}")
            if held.attribution is None and not credited and self._hearsay(held, reading):
                return replace(trace, kind="hearsay", key=f"hearsay {through}")
            if self._seen(held, reading) and not (credited and not hedged):
                label = f"what {called(base)} saw itself"
                return replace(trace, kind="witness", key=f"witness {base}", label=label)
            side = self._body_outlet(held)
            if side is not None and through == own:
                return replace(trace, kind="office", key=f"word {own}", side=side)
            return trace
        if root.grade == "unattributed" or (root.grade is None and not _PHRASE.match(root.name)):
            if credited and not hedged:
                return trace  # all that is known is whose report it is
            label = f"“{root.name}” in {called(own)}"
            return replace(trace, kind="hearsay", key=f"hearsay {through}", label=label)
        if root.grade == "author":
            return trace
        if is_other_outlets(root.name) and root.grade not in ("anonymous", "named"):
            return replace(trace, others=True, label=root.name)
        if is_other_outlets(root.name) and root.kind == "document":
            return replace(trace, others=True, label=root.name)
        if is_own_reporter(root, reading, self.holdings.filed[held.report].outlet):
            label = f"what {called(base)} saw itself"
            return replace(trace, kind="witness", key=f"witness {base}", label=label)
        across = self._source.get(SourceRef(held.report, root.id))
        key = across.id if across else f"{held.report} {root.id}"
        kind = _kind(root)
        if kind in ("unnamed", "group") and through != own:
            key = f"unnamed {through}"
        return replace(
            trace,
            kind=kind,
            key=key,
            label=_label(root, across, kind, held, through, own),
            side=side_of(root, reading),
            offices=tuple(o.rsplit(" (", 1)[0] for o in across.offices) if across else (),
            ledger=across.id if across else None,
            possibly=across.possibly if across else (),
        )

    def names_for_it(self, held: Held, name: str) -> bool:
        """Whether the author's sentence around a statement names somebody whose words it is."""
        reading = self.holdings.readings[held.report]
        return any(
            _touch(part, held.statement.spans) and passes_on(part.cut(reading.text), name)
            for part in self.origins(held.report).sentences
        )

    def _is_outlet(self, source: Source, reading: Reading) -> bool:
        return self._outlet_named(source, reading) is not None

    def _outlet_named(self, source: Source, reading: Reading) -> str | None:
        """The outlet that a source is, or whose article it is; None where it is neither."""
        name = source.name
        if is_other_outlets(name):
            return None
        if source.kind == "outlet" or self._filed_outlet(name):
            return self._whole(source, reading)
        if source.kind in ("body", "person", None) and source.role is None:
            whole = self._whole(source, reading)
            if self.families.known(whole) and not self._body_name(whole):
                return whole
        if source.kind in ("document", None):
            for pattern in (_DOCUMENT_OF_OUTLET, _OWNED_ARTICLE):
                match = pattern.search(name)
                if match and self._names_outlet(match["name"]):
                    return match["name"].strip()
        return None

    def _whole(self, source: Source, reading: Reading) -> str:
        """An outlet's name with the words that the reader left out: the Daily (Lantern)."""
        for span in source.mentions[:3]:
            said = span.cut(reading.text)
            after = _MORE_AFTER.match(reading.text, span.end)
            if after and self._names_outlet(longer := said + after[0]):
                return longer
            before = _MORE_BEFORE.search(reading.text[max(0, span.start - 24) : span.start])
            if before and len(said.split()) == 1 and self._names_outlet(longer := before[1] + said):
                return longer
        return source.name

    def _filed_outlet(self, name: str) -> bool:
        plain = self.families.outlet(name)
        return (
            plain is not None
            and any(plain == self.families.outlet(o) for o in self._outlets)
            and not self._body_name(name)
        )

    def _names_outlet(self, name: str) -> bool:
        from onrecord.read.how.outlets import is_outlet

        return is_outlet(name) or self._filed_outlet(name) or self.families.known(name)

    @staticmethod
    def _body_name(name: str) -> bool:
        from onrecord.weigh.bodies import body_of

        return body_of(name).governing

    def _body_outlet(self, held: Held) -> Side | None:
        """The side of an outlet that is a government's own: a ministry's page."""
        from onrecord.weigh.bodies import body_of

        outlet = held.outlet
        if not outlet or not self._body_name(outlet):
            return None
        body = body_of(outlet)
        return Side(True, (), body, body.states)

    def _credited(self, held: Held, about: Origins, root: Source | None) -> tuple[str | None, bool]:
        """The outlet that the sentences around a statement credit; whether that is unsure.

        A credit in its own sentence, or of who had the story first, is sure for what the report
        says on nobody's word; of an unnamed source it makes unsure whose it is.
        """
        here = [k for k, part in enumerate(about.sentences) if _touch(part, held.statement.spans)]
        if not here or not about.credits:
            return None, False
        best: tuple[int, str, bool] | None = None
        for credit in about.credits:
            place = next(
                k for k, part in enumerate(about.sentences) if part.start == credit.sentence.start
            )
            gap = min(abs(place - k) for k in here)
            if gap > _NEAR and not credit.first:
                continue
            own_word = root is None or root.grade != "anonymous"
            hedged = not (gap == 0 or (own_word and (credit.first or gap <= _NEAR)))
            if best is None or gap < best[0]:
                best = (gap, credit.outlet, hedged)
        if best is None and any(c.first for c in about.credits):
            first = next(c for c in about.credits if c.first)
            return first.outlet, root is not None
        return (best[1], best[2]) if best else (None, False)

    def _hearsay(self, held: Held, reading: Reading) -> bool:
        """Whether the author's own sentence says that it is only said."""
        for part in self.origins(held.report).sentences:
            if _touch(part, held.statement.spans) and is_hearsay(part.cut(reading.text)):
                return True
        return False

    def _seen(self, held: Held, reading: Reading) -> bool:
        """Whether the outlet's own people saw what the author's voice says."""
        about = self.origins(held.report)
        for part in about.sentences:
            if _touch(part, held.statement.spans) and saw_itself(part.cut(reading.text)):
                return True
        return False


def _touch(part: Span, spans: Sequence[Span]) -> bool:
    return any(part.overlaps(span) for span in spans)


def _kind(root: Source) -> RootKind:
    if root.kind == "document":
        return "document"
    if root.grade == "named":
        return "person" if root.kind in ("person", None) else "group"
    if root.kind == "state":
        return "state"
    if root.grade == "official":
        return "office"
    return "unnamed" if root.grade in ("anonymous", None) else "group"


def called(family: str) -> str:
    """An outlet's family as it is shown."""
    if family.startswith(("report ", "“")):
        return family
    return " ".join(w if w.isupper() else w[:1].upper() + w[1:] for w in family.split())


def _label(
    root: Source,
    across: LedgerSource | None,
    kind: RootKind,
    held: Held,
    through: str,
    own: str,
) -> str:
    if kind in ("unnamed", "group", "document"):
        where = called(through if through != own else own)
        return f"{root.name} ({where})"
    return across.name if across else root.name
