"""The answers `acts` and `act` in their three forms, and over hostile words."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.show.answers import Answer, written
from onrecord.show.answers.act import act
from onrecord.show.answers.acts import Shown, acts
from onrecord.weigh.acts.asking import acted, answered_to
from onrecord.weigh.holdings import Holdings
from tests.weigh.acts.told import decides, report
from tests.weigh.making import own, said

DOCS = Path(__file__).parents[3] / "docs/what-stands.md"


def holdings() -> Holdings:
    filed, one = report(
        "gazette-0302",
        [
            said("a senior officer", "Orsa Brandt ordered the ferry Anselm sold", "anonymous"),
            own("The harbour council was not asked"),
            own("The sale of the ferry Anselm was a mistake"),
        ],
        "2031-03-02",
    )
    one = decides(one, "Orsa Brandt", "ordered the ferry Anselm sold")
    return Holdings.build([(filed, one)])


def of(answer: Answer, form: str, width: int = 100) -> str:
    return "".join(written(answer, form, width=width, colour=False))  # type: ignore[arg-type]


def full(held: Holdings) -> Answer:
    (one,) = acted(held)
    return act(one, answered_to(one, held), held)


def test_acts_as_json_have_the_contract() -> None:
    held = holdings()
    (one,) = map(json.loads, of(acts(Shown(acted(held), "Acts"), held), "json").splitlines())
    assert one["decided_by"] == ["Orsa Brandt"]
    assert one["authorised_by"] == one["carried_out_by"] == one["enabled_by"] == one["rules"] == []
    assert one["oversight"] == "none"
    assert one["date"] == "2031-03-02"
    side = one["sides"][0]
    assert (side["actor"], side["text"], side["report"]) == (
        *("Marl Gazette", "The sale of the ferry Anselm was a mistake", "gazette-0302"),
    )
    text = held.readings["gazette-0302"].text
    for ground in one["grounds"]:
        assert ground["text"] == "".join(text[s["start"] : s["end"]] for s in ground["spans"])
    decided = next(ground for ground in one["grounds"] if ground["part"] == "decided_by")
    assert (decided["source"], decided["source_grade"]) == ("a senior officer", "anonymous")
    assert (decided["standing"], decided["without_anonymous"]) == ("in", "out")


def test_one_act_on_the_screen() -> None:
    text = of(full(holdings()), "text")
    assert text.startswith("“Orsa Brandt ordered the ferry Anselm sold”\n")
    for words in (
        "Decided by\n·  Orsa Brandt · named",
        "stands by anonymous sources alone",
        "Enabled by  no report says",
        "Oversight  missing, says a report",
        "“The harbour council was not asked”  Marl Gazette, 2031-03-02, ¶1",
        "How it is read\n·  Marl Gazette",
        "no verdict",
    ):
        assert words in text, words


def test_acts_on_the_screen_fit() -> None:
    held = holdings()
    text = of(acts(Shown(acted(held), "Acts"), held), "text", 60)
    assert text.startswith("Acts: 1 act.\n")
    assert "oversight: missing, says a report" in text
    assert max(map(len, text.split("\n"))) <= 60


def test_csv_has_a_row_for_each_ground() -> None:
    rows = list(csv.DictReader(io.StringIO(of(full(holdings()), "csv"), newline="")))
    assert [row["part"] for row in rows] == ["decided_by", "oversight", "side"]
    assert {row["report"] for row in rows} == {"gazette-0302"}


def test_every_key_is_described() -> None:
    held = holdings()
    (one,) = map(json.loads, of(full(held), "json").splitlines())
    section = DOCS.read_text(encoding="utf-8").partition("### Acts, as JSON")[2]
    described = set(re.findall(r"`(\w+)`", section.partition("\n### ")[0]))
    keys = set(one) | {key for part in ("grounds", "sides") for each in one[part] for key in each}
    assert not keys - described


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.integers(40, 100))
def test_hostile_words_steer_nothing(name: str, words: str, width: int) -> None:
    told = f"{name} ordered the ferry Anselm sold {words}\x1b[31m\u202e"
    filed, one = report(
        "one", [said("x", told), own(f"It was a mistake{words}")], "2031-03-02", words
    )
    held = Holdings.build([(filed, decides(one, name, f"ordered the ferry Anselm sold {words}"))])
    found = acted(held)
    answers = [acts(Shown(found, "Acts"), held)]
    answers += [act(each, answered_to(each, held), held) for each in found]
    for answer in answers:
        text = of(answer, "text", width)
        assert not set("\x1b\u202e\x00\x07\r") & set(text)
        assert all(json.loads(line) for line in of(answer, "json").split("\n")[:-1])
        table = csv.reader(io.StringIO(of(answer, "csv"), newline=""))
        assert len({len(row) for row in table}) == 1
