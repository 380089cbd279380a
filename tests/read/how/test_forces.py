"""Forces of cues, by example; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.forces import with_forces
from onrecord.records import Attribution, Report, Span


def attribution(marked: str) -> tuple[Report, Attribution]:
    """A text with ``[source]``, ``<cue>`` and ``{content}`` marked, and the attribution."""
    text = ""
    spans: dict[str, list[Span]] = {"[": [], "<": [], "{": []}
    opened: dict[str, int] = {}
    pairs = {"]": "[", ">": "<", "}": "{"}
    for sign in marked:
        if sign in spans:
            opened[sign] = len(text)
        elif sign in pairs:
            spans[pairs[sign]].append(Span(opened[pairs[sign]], len(text)))
        else:
            text += sign
    one = Attribution(
        id="a1", source=tuple(spans["["]), cue=tuple(spans["<"]), content=tuple(spans["{"])
    )
    return Report(id="r", text=text), one


def force(marked: str) -> str | None:
    report, one = attribution(marked)
    return with_forces(report, [one])[0].force


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("[Ann Vole] <said> {the wall was old}.", "states"),
        ("{The wall was old}, <according to> [the mason].", "states"),
        ("[The harbour master] <confirmed> {the wall had moved}.", "confirms"),
        ("[Dole] <has acknowledged> {the delay}.", "confirms"),
        ("[The firm] <denied> {that the wall was old}.", "denies"),
        ("[The mayor] <dismissed the claims> {of a secret sale}.", "denies"),
        ("[He] <called> {the report baseless}.", "denies"),
        ("[He] <called> {the wall old}.", "states"),
        ("[The mayor] <dodged> {a question about the wall}.", "evades"),
        ("[She] <was evasive on> {whether the wall would hold}.", "evades"),
        ("[The miners] <alleged> {that the pay was late}.", "claims"),
        ("{The pay was} <allegedly> {late}.", "claims"),
        ("[The figures] <suggest> {a weak spring}.", "suggests"),
        ("[Russet] <understands> {that the boats are foreign}.", "believes"),
        ("[The town] <views> {the plan as a trick}.", "believes"),
        ("[Vole] <fears> {a flood}.", "believes"),
        ("[The bureau] <warned> {of a flood}.", "warns"),
        ("[The union] <threatened> {to strike}.", "threatens"),
        ("[The general] <vowed to retaliate> {for the raid}.", "threatens"),
        ("[The premier] <vowed> {to build a new wall}.", "promises"),
        ("[The chief] <pledged> {two boats}.", "promises"),
        ("[Residents] <demanded> {a new wall}.", "demands"),
        ("[Ann Vole] <called for> {a new wall}.", "demands"),
        ("[Ann Vole] <told> {them to leave}.", "demands"),
        ("[Ann Vole] <told> {the court that she had left}.", "states"),
        ("[The premier] <authorised> {the sale}.", "decides"),
        ("[The court] <found> {the sale unlawful}.", "decides"),
        ("[The survey] <found> {that the wall leaks}.", "reports"),
        ("[She] <plans to> {sell the boats}.", "decides"),
        ("[Critics] <asked> {whether the wall would hold}.", "asks"),
        ("[Dole] <wanted to know> {who had paid}.", "asks"),
        ("[The bank] <forecasts> {a weak spring}.", "predicts"),
        ("[Vole] <accused> {Dole of theft}.", "accuses"),
        ("[Dole] <blamed> {the weather}.", "accuses"),
        ("[The Gazette] <reported> {that the wall leaks}.", "reports"),
        ("[Zorn] <gallivanted> {over the wall}.", None),
    ],
)
def test_force(marked: str, wanted: str | None) -> None:
    assert force(marked) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("[The mayor] <did not deny> {that the wall was old}.", "evades"),
        ("[The board] <came to the conclusion> {that the wall was old}.", "states"),
        ("[The union] <threw its support behind> {the mayor}.", "states"),
        ("[The mayor] <tried to make the case> {that the wall was sound}.", "claims"),
        ("[The mayor] <fired back:> {“You know it is sound.”}", "states"),
        ("[The bank] <estimates> {that one in ten who rent would pay twice}.", "predicts"),
        ("[The bank] <estimates> {that one in ten pays twice}.", "states"),
        ("[The mayor] did not <deny> {that the wall was old}.", "evades"),
        ("[The mayor] <refused to rule out> {a sale}.", "declines"),
        ("[The mayor] <stopped short of confirming> {the sale}.", "declines"),
        ("[The mayor] <would neither confirm nor deny> {the sale}.", "declines"),
        ("[Neither side] <confirmed> {the sale}.", "declines"),
        ("[The mayor] <did not comment> {on the sale}.", "declines"),
        ("[The mayor] <declined> {to say when the wall was built}.", "declines"),
        ("[The mayor] has yet to <confirm> {the sale}.", "declines"),
        ("[The mayor] <did not say> {who had signed}.", "declines"),
        ("[The mayor] <denied denying> {the sale}.", "denies"),
        ("[The mayor] <denied> {that he had refused to comment}.", "denies"),
        ("[The mayor] <said> {he would not rule out a sale}.", "declines"),
        ("[The mayor] <said> {he could not discuss the sale}.", "declines"),
        ("[The mayor] <said> {“I'm not going to comment on that”}.", "declines"),
        ("[A spokesman] <said> {the mayor does not comment on rumours}.", "declines"),
        ("[The mayor] <said> {no decision had been made}.", "states"),
        ("[The mayor] <said> {he would not sell the boats}.", "states"),
        ("[The mayor] <said> {the reports were untrue}.", "denies"),
        ("[The mayor] <said> {the wall was not false}.", "states"),
        ("[The mayor] <said> {it would strike back if the boats came}.", "threatens"),
        ("[The mayor] <said> {they would retaliate if the boats came}.", "threatens"),
        ("[The mayor] <not only said> {the wall was old}.", "states"),
        ("[The mayor] <never promised> {a new wall}.", "declines"),
        ("[The mayor] <does not think> {the wall is old}.", "believes"),
        ("[The mayor] <refused to sign> {the sale}.", "decides"),
        ("[The mayor] <sidestepped a question about> {the sale}.", "evades"),
    ],
)
def test_words_around_bend_it(marked: str, wanted: str | None) -> None:
    assert force(marked) == wanted


def test_turns() -> None:
    assert force("[Q]<:> {Is the wall old?}") == "asks"
    assert force("[MS. VOLE]<:> {The wall is old. It leaks.}") == "states"


def test_every_force_has_its_reason() -> None:
    report, one = attribution("[The mayor] <did not deny> {the sale}.")
    assert "did not deny" in with_forces(report, [one])[0].reasons["force"]


@given(st.text(max_size=200), st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_never_raises(text: str, places: list[int]) -> None:
    a, b, c, d, e, f = (min(place, len(text)) for place in places)
    spans = [Span(min(x), max(x)) for x in ((a, b), (c, d), (e, f))]
    one = Attribution(id="a1", source=(spans[0],), cue=(spans[1],), content=(spans[2],))
    report = Report(id="r", text=text)
    assert with_forces(report, [one]) == with_forces(report, [one])
