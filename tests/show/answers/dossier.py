"""A small affair in five reports, read by the reader, joined by hand. All of it is fictional."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.ledger.records import Filed, Join, Publication
from onrecord.read.reader import Reader
from onrecord.report import make_report
from onrecord.weigh.claims import claim_id
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource, Roots, SourceRef

TEXTS = {
    "gazette-0302": (
        "Marl Gazette",
        "2031-03-02",
        "Council sold the ferry in secret, officials say",
        "ORVANE - The harbour council sold the ferry Anselm for 4 million marks, two senior "
        "officials said on Sunday.\n\n"
        "The buyer is the Tarn Line, one of the officials said. Council leader Bram Oskeld "
        "declined to comment on the sale.",
    ),
    "courier-0303": (
        "Orvane Courier",
        "2031-03-03",
        "Ferry sale under fire",
        "The harbour council secretly sold the ferry Anselm for 4 million marks last week, the "
        "Marl Gazette reported, citing two senior officials.\n\n"
        "“Nobody asked the crew,” said union secretary Ida Venn. A person close to the council "
        "said that the Tarn Line had bought the ship.",
    ),
    "wire-0303": (
        "Northgate Wire",
        "2031-03-03",
        "Orvane council sells ferry",
        "ORVANE (Northgate Wire) - The harbour council may have sold the ferry Anselm for as "
        "much as 6 million marks, an official said on Monday.\n\n"
        "Council leader Bram Oskeld denied that the ferry had been sold.",
    ),
    "post-0304": (
        "Tarn Post",
        "2031-03-04",
        "Orvane council sells ferry",
        "ORVANE (Northgate Wire) - The harbour council may have sold the ferry Anselm for as "
        "much as 6 million marks, an official said on Monday.\n\n"
        "Council leader Bram Oskeld denied that the ferry had been sold.\n\n"
        "Readers may write to the editor.",
    ),
    "gazette-0309": (
        "Marl Gazette",
        "2031-03-09",
        "Oskeld confirms ferry sale",
        "Council leader Bram Oskeld confirmed on Sunday that the harbour council had sold the "
        "ferry Anselm for 4 million marks. “We got a fair price,” Oskeld said.\n\n"
        "The Tarn Line bought the ship, according to a contract seen by the Marl Gazette.",
    ),
}
_SALE, _BUYER = ("4 million", "6 million"), ("Tarn Line",)


def filed() -> list[Filed]:
    """The five as the ledger would file them; the Post's is a reprint of the wire's."""
    return [
        Filed(
            id=name,
            publications=(Publication(day, outlet, title),),
            added="2031-03-10T08:00:00Z",
            reprint_of="wire-0303" if name == "post-0304" else None,
            similarity=0.97 if name == "post-0304" else None,
        )
        for name, (outlet, day, title, _) in TEXTS.items()
    ]


@cache
def build(reader: Reader, as_of: str | None = None) -> Holdings:
    """What the ledger would hold, with its joins."""
    readings = [
        reader.read(make_report(text, id=name, outlet=outlet, published=day, title=title))
        for name, (outlet, day, title, text) in TEXTS.items()
    ]
    plain = Holdings.build(zip(filed(), readings, strict=True))
    joins = [
        Join(min(a.key, b.key), max(a.key, b.key), score, reason)
        for group, score, reason in (
            (_about(plain, _SALE), 0.94, "the same act, ship and council; sold for 4 million"),
            (_about(plain, _BUYER), 0.81, "the same buyer"),
        )
        for a in group
        for b in group
        if a.report < b.report
    ]
    return Holdings.build(zip(filed(), readings, strict=True), joins, as_of=as_of)


def _about(holdings: Holdings, words: Sequence[str]) -> list[Held]:
    return [h for h in holdings.held if any(word in h.statement.text for word in words)]


def claims(holdings: Holdings, sources: object = None) -> tuple[Claim, ...]:
    """Two claims across reports, and one for every other statement."""
    sale, buyer = _about(holdings, _SALE), _about(holdings, _BUYER)
    rest = [[h] for h in holdings.held if h not in sale and h not in buyer]
    out = [
        _claim(
            claim_id(sale[0].key),
            sale,
            Roots(
                2,
                3,
                (
                    "Orvane Courier cites Marl Gazette",
                    "two unnamed officials cannot be told apart from an unnamed official",
                    "Bram Oskeld is named",
                ),
            ),
        ),
        _claim(
            claim_id(buyer[0].key), buyer, Roots(1, 3, ("unnamed sources cannot be told apart",))
        ),
    ]
    out += [_claim(claim_id(group[0].key), group, Roots(1, 1)) for group in rest]
    return tuple(one for one in out if one.statements)


def _claim(name: str, members: Sequence[Held], roots: Roots) -> Claim:
    grades: dict[str, int] = {}
    for one in members:
        grades[one.grade or "unknown"] = grades.get(one.grade or "unknown", 0) + 1
    return Claim(
        id=name,
        text=members[0].statement.text if members else "",
        first=members[0].date if members else "",
        last=members[-1].date if members else "",
        reports=tuple(dict.fromkeys(one.report for one in members)),
        statements=tuple(one.key for one in members),
        grades=grades,
        roots=roots,
        status="confirmed" if len(members) > 3 else "unanswered",
        confidence=0.81 if len(members) > 1 else 1.0,
    )


def sources(holdings: Holdings) -> tuple[LedgerSource, ...]:
    """Oskeld across reports; each anonymous source by itself."""
    of: dict[str, list[tuple[SourceRef, str]]] = {}
    for report, reading in holdings.readings.items():
        for source in reading.sources:
            own = f"{report}#{source.id}" if source.grade == "anonymous" else source.name
            of.setdefault(own, []).append((SourceRef(report, source.id), source.name))
    out = []
    unnamed = [f"s{n:012x}" for n, key in enumerate(of, 1) if "#" in key]
    for number, (_, refs) in enumerate(of.items(), 1):
        members = tuple(ref for ref, _ in refs)
        first = holdings.source(members[0])
        assert first is not None
        name = f"s{number:012x}"
        out.append(
            LedgerSource(
                id=name,
                name=first.name,
                grade=first.grade,
                kind=first.kind,
                role=first.role,
                affiliation=first.affiliation,
                aliases=tuple(sorted({said for _, said in refs} - {first.name})),
                reports=tuple(sorted({ref.report for ref in members})),
                statements=sum(
                    (h.report, h.root.id) in {(m.report, m.source) for m in members}
                    for h in holdings.held
                    if h.root
                ),
                members=members,
                possibly=tuple(one for one in unnamed if one != name) if name in unnamed else (),
                offices=("council leader of Orvane",) if first.name == "Bram Oskeld" else (),
                reasons=("the same full name",) if len(members) > 1 else (),
            )
        )
    return tuple(out)
