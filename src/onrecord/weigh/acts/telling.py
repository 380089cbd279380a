"""Which statements tell of an act, beside those in which it was decided, and which touch on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Span, joined
from onrecord.weigh.acts.deciding import Made
from onrecord.weigh.acts.deeds import ASKED, SIGNATURE
from onrecord.weigh.acts.matter import matter, pointed, shared, stems, table, told
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held

_BEFORE = 40  # code points before a decision in which *the loan* may stand
_REMNANT = 3  # words; a statement of no more is a remnant
_ALIKE = 0.6
_DEFINITE = re.compile(r"\bthe\s+((?:[\w’'-]+\s+){0,2}[\w’'-]+)", re.IGNORECASE)
_TELLING = 1.0  # what stems shared with an act must tell for a statement to be about it


class Scene:
    """Statements by report, with their paragraphs, laid out once for all acts."""

    def __init__(self, holdings: Holdings, claims: Sequence[Claim]) -> None:
        self.holdings = holdings
        self.claims = {claim.id: claim for claim in claims}
        self.claim_of = {key: claim.id for claim in claims for key in claim.statements}
        self.by_report: dict[str, list[Held]] = {}
        for one in holdings.held:
            if holdings.original(one.report) == one.report and one.statement.spans:
                self.by_report.setdefault(one.report, []).append(one)
        self.linked: dict[str, list[str]] = {}
        for join in holdings.links:
            if join.kind == "concerns":
                self.linked.setdefault(join.first, []).append(join.second)
                self.linked.setdefault(join.second, []).append(join.first)
        self._order = {held.key: n for n, held in enumerate(holdings.held)}
        self._begins: dict[str, list[int]] = {}

    def paragraph(self, report: str, start: int) -> int:
        """The number of the paragraph that a place of a report stands in."""
        if report not in self._begins:
            found = paragraphs(self.holdings.readings[report].text)
            self._begins[report] = [one.start for one in found]
        return sum(begin <= start for begin in self._begins[report])

    def cut(self, report: str, spans: tuple[Span, ...]) -> str:
        """The words of some spans of a report."""
        return joined(self.holdings.readings[report].text, spans)

    def keys(self, group: Sequence[Made]) -> tuple[str, ...]:
        """Keys of the statements that tell of an act: decided, of one claim, or in its words."""
        found = dict.fromkeys(one.held.key for one in group if one.held)
        for key in list(found):
            claim = self.claims.get(self.claim_of.get(key, ""))
            if claim is not None:
                found |= dict.fromkeys(k for k in claim.statements if k in self.holdings.by_key)
        for one in group:
            found |= dict.fromkeys(held.key for held in self._again(one))
            before = self.antecedent(one)
            if before is not None:
                found[before.key] = None
            if one.decision.reason.startswith(ASKED):
                found |= dict.fromkeys(held.key for held in self.answered(one))
        return tuple(sorted(found, key=lambda key: self._order[key]))

    def _again(self, one: Made) -> Iterable[Held]:
        """Statements of the same report that name the act in its own words."""
        for held in self.by_report.get(one.report, ()):
            own = matter(held.statement.text, one.name)
            common = own & one.matter
            if len(common) > 1 and shared(own, one.matter) >= _ALIKE and told(common) >= _TELLING:
                yield held

    def antecedent(self, one: Made) -> Held | None:
        """What *the decision*, *it* or *the loan* of a decision means, told before it.

        For a thing: the first statement that brings it in with *a* or *an*. For a bare word of
        deciding: the author's statement nearest before it. In an interview: the answer before.
        """
        before = [
            held
            for held in self.by_report.get(one.report, ())
            if min(held.statement.spans).start < one.start
            and (one.held is None or held.key != one.held.key)
        ]
        if one.decision.reason.startswith(ASKED):
            return next(iter(self._answer(before)), None)
        if one.decision.reason.startswith(SIGNATURE):
            return self._document(one)
        return self._thing(one, before) or self._deed(one, before)

    def answered(self, one: Made) -> list[Held]:
        """The statements of the answer that a question means by *that*."""
        every = self.by_report.get(one.report, ())
        return self._answer([h for h in every if min(h.statement.spans).start < one.start])

    def _document(self, one: Made) -> Held | None:
        """What a signed document says: the statement of its paragraph that it is the subject of."""
        nouns = table("deeds")["verbs"]["documents"]
        subject = re.compile(rf"(?:the |this )?(?:{'|'.join(nouns)})\b", re.IGNORECASE)
        here = self.paragraph(one.report, one.start)
        for held in self.by_report.get(one.report, ()):
            start = min(held.statement.spans).start
            if self.paragraph(one.report, start) == here and subject.match(held.statement.text):
                return held
        return None

    def _answer(self, before: Sequence[Held]) -> list[Held]:
        """The last answer before the question that an answer is to."""
        asked = [n for n, held in enumerate(before) if held.statement.modality == "asked"]
        if not asked:
            return []
        start = asked[-2] + 1 if len(asked) > 1 else 0
        return [held for held in before[start : asked[-1]] if held.statement.modality == "asserted"]

    def _thing(self, one: Made, before: Sequence[Held]) -> Held | None:
        text = self.holdings.readings[one.report].text
        end = max(span.end for span in one.decision.spans)
        for match in _DEFINITE.finditer(text, max(0, one.start - _BEFORE), end):
            words = match[1].split()
            for head in reversed(words):
                if not stems(head):
                    continue
                indefinite = re.compile(
                    rf"\ban?\s+(?:[\w’'-]+\s+){{0,3}}{re.escape(head)}\b", re.IGNORECASE
                )
                found = [held for held in before if indefinite.search(held.statement.text)]
                if found:
                    return found[0]
        return None

    def _deed(self, one: Made, before: Sequence[Held]) -> Held | None:
        nouns = {each for word in table("deciding")["nouns"] for each in stems(word)}
        if matter(one.words, one.name) - nouns:
            return None
        here = self.paragraph(one.report, one.start)
        plain = [
            held
            for held in before
            if here - self.paragraph(one.report, min(held.statement.spans).start) <= 1
            and held.statement.modality == "asserted"
            and held.voice == "author"
            and len(held.statement.text.split()) > _REMNANT
        ]
        return plain[-1] if plain else None

    def touches(self, held: Held, group: Sequence[Made], keys: Iterable[str]) -> bool:
        """Whether a statement is about the act: it tells of it, is linked to what does, or, in a
        report that tells of it, shares two of its words, or one that it points at."""
        known = set(keys)
        if held.key in known or any(key in known for key in self.linked.get(held.key, ())):
            return True
        if held.report not in {one.report for one in group}:
            return False
        text = held.statement.text
        own = stems(text)
        for one in group:
            if one.report != held.report:
                continue
            common = own & one.matter
            if len(common) > 1 and told(common) >= _TELLING:
                return True
            rare = {each for each in pointed(text) & one.matter if told(frozenset((each,))) > 0.3}
            if rare:
                return True
        return False
