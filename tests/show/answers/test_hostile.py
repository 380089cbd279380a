"""Answers over readings that no reader should make: they neither fail nor steer a terminal."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger.records import Filed, Publication
from onrecord.records import Reading
from onrecord.show.answers import written
from onrecord.show.answers.claim import claim
from onrecord.show.answers.claims import Shown as ShownClaims
from onrecord.show.answers.claims import claims
from onrecord.show.answers.reports import Shown as ShownReports
from onrecord.show.answers.reports import reports
from onrecord.show.answers.source import source
from onrecord.show.answers.sources import Shown as ShownSources
from onrecord.show.answers.sources import sources
from onrecord.weigh.carrying import carried, listed
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource, Roots, SourceRef
from onrecord.weigh.shelved import shelved
from onrecord.weigh.speaking import spoken
from tests.show.readings import readings

BAD = "\x1b[31m\u202e=<b>\n"


@settings(max_examples=40)
@given(readings(), st.sampled_from([None, BAD]), st.integers(40, 100))
def test_any_reading(one: Reading, bad: str | None, width: int) -> None:
    filed = Filed(
        one.id,
        (Publication("2031-03-12", one.outlet, one.title, one.author, one.address),),
        "2031-03-12T00:00:00Z",
        reprint_of=bad,
        forgotten_why=bad,
    )
    holdings = Holdings.build([(filed, one)])
    keys = tuple(dict.fromkeys(held.key for held in holdings.held))
    found = [
        Claim(
            *(key, BAD, "2031-03-12", "2031-03-12", (one.id,), (key,), {"<b>": 1}),
            *(Roots(1, 2, (BAD,)), "disputed", 0.1, (BAD,)),
        )
        for key in keys
    ]
    refs = tuple(SourceRef(one.id, own.id) for own in one.sources)
    who = LedgerSource(
        *(BAD, BAD, None, None, BAD, BAD, (BAD, BAD), (one.id,), 1, refs, (BAD,), (BAD,), (BAD,))
    )
    rows = [listed(claim_, holdings) for claim_ in found]
    answers = [
        claims(ShownClaims(rows, "All"), holdings),
        *(claim(carried(claim_, holdings), holdings) for claim_ in found),
        sources(ShownSources([who], "All"), holdings),
        source(who, spoken(who, holdings), [who], holdings),
        reports(ShownReports(shelved(holdings), "All"), holdings),
    ]
    for answer in answers:
        text = "".join(written(answer, "text", width=width, colour=False))
        assert not set("\x1b\u202e\x00\x07\r") & set(text)
        assert all(json.loads(line) for line in _lines(answer, "json"))
        table = csv.reader(
            io.StringIO("".join(written(answer, "csv", width=None, colour=False)), newline="")
        )
        assert len({len(row) for row in table}) == 1


def _lines(answer: object, form: str) -> list[str]:
    whole = "".join(written(answer, form, width=None, colour=False))  # type: ignore[arg-type]
    return whole.split("\n")[:-1]
