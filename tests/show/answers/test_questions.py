"""The answers as people and programs see them, over one small affair."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import msgspec
import pytest

from onrecord.ledger.records import Publication
from onrecord.read.reader import Reader
from onrecord.show.answers import Answer, written
from onrecord.show.answers.claim import claim as claim_answer
from onrecord.show.answers.claims import Shown as ShownClaims
from onrecord.show.answers.claims import claims as claims_answer
from onrecord.show.answers.reports import Shown as ShownReports
from onrecord.show.answers.reports import reports as reports_answer
from onrecord.show.answers.source import source as source_answer
from onrecord.show.answers.sources import Shown as ShownSources
from onrecord.show.answers.sources import sources as sources_answer
from onrecord.weigh.carrying import carried, listed, ordered
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.shelved import Shelved, shelved
from onrecord.weigh.speaking import spoken
from tests.show.answers import dossier


@pytest.fixture(scope="module")
def holdings(reader: Reader) -> Holdings:
    return dossier.build(reader)


def claims(holdings: Holdings) -> Answer:
    many = [c for c in dossier.claims(holdings) if len(c.reports) > 1]
    shown = ordered(listed(one, holdings) for one in many)
    return claims_answer(ShownClaims(shown, "2 claims", ["9 more: --all shows them."]), holdings)


def sale(holdings: Holdings) -> Answer:
    return claim_answer(carried(dossier.claims(holdings)[0], holdings), holdings)


def sources(holdings: Holdings) -> Answer:
    return sources_answer(ShownSources(dossier.sources(holdings), "All"), holdings)


def source(holdings: Holdings, name: str) -> Answer:
    every = dossier.sources(holdings)
    one = next(one for one in every if one.name == name)
    possibly = [other for other in every if other.id in one.possibly]
    return source_answer(one, spoken(one, holdings), possibly, holdings)


def reports(holdings: Holdings) -> Answer:
    return reports_answer(ShownReports(shelved(holdings), "5 reports"), holdings)


def text(answer: Answer, width: int = 80) -> str:
    return "".join(written(answer, "text", width=width, colour=False))


def objects(answer: Answer) -> list[dict[str, Any]]:
    shown = "".join(written(answer, "json", width=None, colour=False))
    return [json.loads(line) for line in shown.splitlines()]


def rows(answer: Answer) -> list[dict[str, str]]:
    shown = "".join(written(answer, "csv", width=None, colour=False))
    return list(csv.DictReader(io.StringIO(shown, newline="")))


def every(holdings: Holdings) -> list[Answer]:
    return [
        claims(holdings),
        sale(holdings),
        sources(holdings),
        source(holdings, "Bram Oskeld"),
        source(holdings, "an official"),
        reports(holdings),
    ]


def test_no_line_is_longer_than_it_may_be(holdings: Holdings) -> None:
    for width in (40, 50, 63, 64, 80, 120):
        for answer in every(holdings):
            shown = text(answer, width)
            assert max(map(len, shown.splitlines())) <= width
            assert "\n\n\n" not in shown
            assert not shown.endswith("\n\n")
            assert not re.search(r"[ \t]$", shown, re.MULTILINE)


def test_width_changes_no_word(holdings: Holdings) -> None:
    for answer in every(holdings):
        at_80, at_120 = (" ".join(text(answer, width).split()) for width in (80, 120))
        assert sorted(at_80.split()) == sorted(at_120.split())


def test_every_form_has_as_many_rows_as_things(holdings: Holdings) -> None:
    for answer in (claims(holdings), sources(holdings), reports(holdings)):
        assert len(objects(answer)) == len(rows(answer))
        assert [one["id"] for one in objects(answer)] == [row["id"] for row in rows(answer)]


def test_spans_cut_what_they_say(holdings: Holdings) -> None:
    quotes = [
        quote
        for answer in every(holdings)
        for one in objects(answer)
        for quote in (*one.get("quotes", ()), *one.get("responses", ()))
    ]
    assert len(quotes) > 10
    for quote in quotes:
        whole = dossier.TEXTS[quote["report"]][3]
        cut = (whole[span["start"] : span["end"]] for span in quote["spans"])
        assert " … ".join(cut) == quote["text"]


# claims


def test_claims_as_text(holdings: Holdings) -> None:
    shown = text(claims(holdings))
    assert shown.startswith(
        "2 claims\n\nReports  Outlets  Roots  Claim\n      4        3  2–3    The"
    )
    assert "Officials confirmed it · 1 named, 4 anonymous" in shown
    assert "1 reprint not counted" in shown
    assert shown.endswith("9 more: --all shows them.\n")


def test_a_reprint_adds_neither_a_report_nor_an_outlet(holdings: Holdings) -> None:
    one = objects(claims(holdings))[0]
    assert one["outlets"] == ["Marl Gazette", "Orvane Courier", "Northgate Wire"]
    assert one["reprints"] == 1
    assert "post-0304" in one["reports"]
    row = rows(claims(holdings))[0]
    assert (row["report_count"], row["outlet_count"], row["reprint_count"]) == ("4", "3", "1")


def test_claims_have_the_keys_of_the_contract(holdings: Holdings) -> None:
    for one in objects(claims(holdings)):
        assert list(one)[:9] == [
            *("id", "text", "first", "last", "reports", "statements", "grades", "roots", "status")
        ]
        assert set(one["roots"]) == {"min", "max", "reasons"}
        assert [quote["statement"] for quote in one["quotes"]] == one["statements"]


def test_an_uncertain_claim_says_so(holdings: Holdings) -> None:
    sure = dossier.claims(holdings)[0]
    unsure = msgspec.structs.replace(sure, confidence=0.61)
    shown = [listed(unsure, holdings)]
    assert "least certain join 0.61" in text(claims_answer(ShownClaims(shown, ""), holdings), 120)
    assert "least certain join" not in text(claims(holdings), 120)
    assert "has 0.61: read both" in text(claim_answer(carried(unsure, holdings), holdings))


# claim


def test_a_claim_in_full(holdings: Holdings) -> None:
    shown = text(sale(holdings), 120)
    parts = [
        "“The harbour council sold the ferry Anselm for 4 million marks”\nc",
        "4 reports by Marl Gazette, Orvane Courier and Northgate Wire, and 1 reprint;",
        "At least 2 independent roots, at most 3:\n ·  Orvane Courier cites Marl Gazette",
        "Officials confirmed it.",
        "2031-03-02  Marl Gazette  “Council sold the ferry in secret, officials say”  gazette-0302",
        "two senior officials · anonymous\n",
        "Marl Gazette, citing two senior officials · anonymous",
        "Against the first: adds last week; new words: secretly",
        "an official · anonymous · possible",
        "6 million marks instead of 4 million marks; told as possible, not as asserted",
        "Reprint of wire-0303 (Northgate Wire, 2031-03-03), 97% alike: no source of its own.",
        "Bram Oskeld · named · confirmed",
        "What was answered",
        "Bram Oskeld denies (Northgate Wire, ¶2): “denied … that the ferry had been sold”",
        "Why these are one claim, the least certain first",
        "0.94  Marl Gazette, 2031-03-02, ¶1 and Orvane Courier, 2031-03-03, ¶1",
        "the same act, ship and council",
    ]
    places = [shown.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_a_claim_as_json_says_what_each_report_made_of_it(holdings: Holdings) -> None:
    (one,) = objects(sale(holdings))
    by = {carrier["report"]: carrier for carrier in one["carried_by"]}
    assert list(by) == [*dossier.TEXTS]
    assert {"what": "number", "was": "4 million marks", "now": "6 million marks"} in by[
        "wire-0303"
    ]["changes"]
    assert by["post-0304"]["reprint_of"] == "wire-0303"
    assert by["post-0304"]["changes"] == []
    assert len(one["joins"]) == 4
    assert [(r["actor"], r["kind"]) for r in one["responses"]] == [
        ("Bram Oskeld", "denies"),
        ("Bram Oskeld", "confirms"),
    ]


def test_a_claim_as_csv_has_a_row_a_statement(holdings: Holdings) -> None:
    found = rows(sale(holdings))
    assert len(found) == 5
    assert found[1]["chain"] == "Marl Gazette | two senior officials"
    assert found[1]["new_words"] == "secretly"
    assert found[2]["otherwise"].startswith("6 million marks instead of 4 million marks")
    start, end = map(int, found[0]["spans"].split("-"))
    assert dossier.TEXTS["gazette-0302"][3][start:end] == found[0]["text"]


def test_a_claim_of_one_report(holdings: Holdings) -> None:
    alone = next(c for c in dossier.claims(holdings) if len(c.reports) == 1)
    shown = text(claim_answer(carried(alone, holdings), holdings))
    assert "1 report by " in shown
    assert "No other report says this." in shown
    assert "What was answered" not in shown


# sources


def test_sources_as_text(holdings: Holdings) -> None:
    shown = text(sources(holdings))
    assert "Says  Reports  Grade       Who\n" in shown
    assert "   5        4  named       Bram Oskeld\n" in shown
    assert "may be one with 5 others" in shown


def test_sources_have_the_keys_of_the_contract(holdings: Holdings) -> None:
    for one in objects(sources(holdings)):
        assert list(one)[:9] == [
            *("id", "name", "grade", "kind", "role", "affiliation", "aliases", "reports"),
            "statements",
        ]
        for member in one["members"]:
            whole = dossier.TEXTS[member["report"]][3]
            assert all(whole[span["start"] : span["end"]] for span in member["spans"])


def test_one_source_says_all_in_order(holdings: Holdings) -> None:
    shown = text(source(holdings, "Bram Oskeld"))
    assert shown.startswith("Bram Oskeld\ns")
    assert "Named, person.\n5 statements in 4 reports, those of reprints not counted;" in shown
    assert "“to comment on the sale”  ¶2 · declined to say\n" in shown
    assert "“that the ferry had been sold”  ¶2 · denied\n" in shown
    assert shown.index("gazette-0302") < shown.index("post-0304") < shown.index("gazette-0309")
    assert "““" not in shown
    (one,) = objects(source(holdings, "Bram Oskeld"))
    assert [quote["part"] for quote in one["quotes"]] == ["said"] * 5
    assert [quote["reprint_of"] for quote in one["quotes"]].count("wire-0303") == 1


def test_who_only_passes_on_names_whom(holdings: Holdings) -> None:
    shown = text(source(holdings, "Marl Gazette"))
    assert "Marl Gazette, citing two senior officials · anonymous" in shown
    assert rows(source(holdings, "Marl Gazette"))[0]["part"] == "passed_on"


def test_an_unnamed_source_shows_whom_it_may_be_one_with(holdings: Holdings) -> None:
    shown = text(source(holdings, "an official"))
    assert "It may be one with these; no report tells them apart:" in shown
    assert " ·  a person close to the council  Orvane Courier · 2031-03-03 · s" in shown


# reports


def test_reports_as_text(holdings: Holdings) -> None:
    shown = text(reports(holdings))
    assert "2031-03-03           3  Ferry sale under fire\n" in shown
    assert "Orvane Courier · courier-0303" in shown
    assert "33 % named, 67 % anonymous" in shown
    assert "Reprint of wire-0303 (Northgate Wire, 2031-03-03)" in shown


def test_a_forgotten_report_says_that_it_was_there(holdings: Holdings) -> None:
    first = shelved(holdings)[0]
    filed = msgspec.structs.replace(
        first.filed,
        forgotten="2031-04-01T09:00:00Z",
        forgotten_by="desk",
        forgotten_why="court order",
    )
    gone = Shelved(filed, 0, 0, {}, None)
    answer = reports_answer(ShownReports([gone], "1 report"), holdings)
    assert "Forgotten by desk on 2031-04-01: court order" in text(answer)
    assert rows(answer)[0]["forgotten_why"] == "court order"
    assert objects(answer)[0]["shares"] == {}


def test_a_text_with_two_dates_has_both(holdings: Holdings) -> None:
    first = shelved(holdings)[0]
    again = (*first.filed.publications, Publication("2031-03-05", "Marl Gazette"))
    filed = msgspec.structs.replace(first.filed, publications=again)
    one = msgspec.structs.replace(first, filed=filed)
    answer = reports_answer(ShownReports([one], "1 report"), holdings)
    assert "Published again on 2031-03-05." in text(answer)
    assert objects(answer)[0]["dates"] == ["2031-03-02", "2031-03-05"]


def test_hostile_names_steer_no_terminal(holdings: Holdings) -> None:
    bad = "A\x1b[31m\u202e\nB"
    first = shelved(holdings)[0]
    publication = Publication("2031-03-02", bad, bad)
    filed = msgspec.structs.replace(first.filed, publications=(publication,))
    one = msgspec.structs.replace(first, filed=filed)
    shown = text(reports_answer(ShownReports([one], "1 report"), holdings))
    assert not set("\x1b\u202e") & set(shown)
    source = msgspec.structs.replace(dossier.sources(holdings)[0], name=bad, aliases=(bad,))
    shown = text(sources_answer(ShownSources([source], "All"), holdings))
    assert not set("\x1b\u202e") & set(shown)
    claim = msgspec.structs.replace(dossier.claims(holdings)[0], text=bad)
    shown = text(claim_answer(carried(claim, holdings), holdings))
    assert not set("\x1b\u202e") & set(shown)
