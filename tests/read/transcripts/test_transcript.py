"""Transcripts: turns, speakers, attributions. The people and places are fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.statements import statements
from onrecord.read.transcripts.speakers import Speaker, speakers, turn_attributions
from onrecord.read.transcripts.transcript import find_turns

TITLE = "Press Briefing by Press Secretary Ada Mill-Roe and Deputy Road Advisor Tom Poe"
BRIEFING = """Westmark, Northland

3:40 P.M. EST

MS. MILL-ROE:  Good afternoon.  (Laughter.)

The council met on Monday.

Q    (Inaudible.)

Q    Is the mill shut?

MR. POE:  It is.  As Mayor Eve Hill said, the road is shut too.

MAYOR HILL:  Yes.

(Laughter.)

MR. PÖE:  It will open again.

SENIOR TOWN OFFICIAL:  We do not know when.

MS. MILL-ROE:  Thank you.

                              END                    4:10 P.M. EST

This page was made by the town.
"""


def said(text: str) -> list[tuple[str, list[str]]]:
    return [(turn.text, [span.cut(text) for span in turn.content]) for turn in find_turns(text)]


def test_turns() -> None:
    assert said(BRIEFING) == [
        ("MS. MILL-ROE", ["Good afternoon.  (Laughter.)", "The council met on Monday."]),
        ("Q", []),
        ("Q", ["Is the mill shut?"]),
        ("MR. POE", ["It is.  As Mayor Eve Hill said, the road is shut too."]),
        ("MAYOR HILL", ["Yes."]),
        ("MR. PÖE", ["It will open again."]),
        ("SENIOR TOWN OFFICIAL", ["We do not know when."]),
        ("MS. MILL-ROE", ["Thank you."]),
    ]
    for turn in find_turns(BRIEFING):
        assert turn.label.cut(BRIEFING) == turn.text
        assert turn.colon is None or turn.colon.cut(BRIEFING) == ":"


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe: Is it shut?\n\nTom Poe: It is.\n\nJane Roe: Since when?\n\nTom Poe: Monday.",
        "Q: Is it shut?\n\nA: It is.\n\nQ: Since when?\n\nA: Since Monday.",
        "INTERVIEWER: Is it shut?\nROE: It is.\nINTERVIEWER: Since when?\nROE: Monday.",
        "**MR. ROE:** Is it shut?\n\n**MS. POE:** It is.\n\n**MR. ROE:** Since when?\n\n",
        "JANE ROE, HOST: Is it shut?\n\nTOM POE (BYLINE): It is.\n\nROE: So?\n\nPOE: So it is.",
        "THE MAYOR: The mill is shut.\n\nIt will stay shut.\n\nThank you.",
    ],
)
def test_other_transcripts(text: str) -> None:
    assert find_turns(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "WESTMARK: The mill was shut on Monday.\n\nNobody was hurt.\n\nThe road is open.",
        "The mill is shut.\n\nNote: it may open.\n\nUpdate: it will.\n\nNote: no.\n\nUpdate: no.",
        "What to know:\n\nWhere: Westmark\n\nWhen: Monday\n\nWhere: the mill\n\nWhen: six",
        "The town lists three goals.\n\nRoads: mend them.\n\nMills: open them.\n\nWells: dig them.",
        "Roe: The mill is shut.\n\nThe council met on Monday and did not say why it had shut it.",
        "Queen Ada left.\n\nQ is a letter.\n\nThe rest of the story has no letters in it.\n\nEnd.",
        "Talk of the mill:\n\nANN POE: Is it shut?\n\nTOM ROE: It is.\n\nHow odd.\n\nPOE: Why?"
        "\n\nROE: Ask her.\n\nNobody did ask her.\n\nThe road is shut as well.",
    ],
)
def test_no_transcripts(text: str) -> None:
    assert find_turns(text) == []


def who(text: str, title: str | None) -> dict[str, Speaker]:
    found = speakers(text, title, find_turns(text))
    return {label: one for one in found for label in one.labels}


def test_speakers_have_the_names_that_the_document_states() -> None:
    found = who(BRIEFING, TITLE)
    assert (found["MS. MILL-ROE"].name, found["MS. MILL-ROE"].role) == (
        "Ada Mill-Roe",
        "Press Secretary",
    )
    assert (found["MR. POE"].name, found["MR. POE"].role) == ("Tom Poe", "Deputy Road Advisor")
    assert found["MR. POE"] is found["MR. PÖE"]
    assert (found["MAYOR HILL"].name, found["MAYOR HILL"].role) == ("Eve Hill", "Mayor")
    assert found["Q"].name is None and found["SENIOR TOWN OFFICIAL"].name is None
    assert [span.cut(BRIEFING) for span in found["MAYOR HILL"].mentions] == [
        "Mayor Eve Hill",
        "MAYOR HILL",
    ]


def test_names_only_in_the_title_leave_the_labels_as_mentions() -> None:
    assert {span.cut(BRIEFING) for span in who(BRIEFING, TITLE)["MR. POE"].mentions} == {
        "MR. POE",
        "MR. PÖE",
    }


TALK = "MR. ROE:  {}\n\nQ    Why?\n\nMR. ROE:  So it is.\n\nQ    Thanks."


def test_two_people_of_one_last_name_stay_unresolved() -> None:
    found = who(TALK.format("Jane Roe and Tom Roe met at the mill."), None)
    assert found["MR. ROE"].name is None and "two people" in found["MR. ROE"].reason


def test_a_thing_named_for_somebody_is_nobody() -> None:
    assert who(TALK.format("The Ada Roe Memorial Bridge is shut."), None)["MR. ROE"].name is None


def test_the_president_is_whom_the_title_names() -> None:
    text = TALK.replace("MR. ROE", "THE PRESIDENT").format("We met.")
    assert who(text, "Remarks by President Ada Poe at the Mill")["THE PRESIDENT"].name == "Ada Poe"
    assert who(text, "Remarks by President Poe Opening the Mill")["THE PRESIDENT"].name == "Poe"
    assert who(text, "Presidents Roe and Poe")["THE PRESIDENT"].name is None


def test_a_last_name_may_come_first() -> None:
    text = TALK.replace("MR. ROE", "PRESIDENT AN").format("We met.")
    found = who(text, "Remarks by President An Beroli of the Republic of Northland")
    assert found["PRESIDENT AN"].name == "An Beroli"


def test_a_misprint_is_the_same_speaker_and_a_like_name_is_not() -> None:
    many = "\n\n".join(["AUDIENCE:  Yes!", "MR. HALLEN:  No."] * 4)
    found = who(f"{many}\n\nAUDIENE:  Yes!\n\nMR. HALLER:  Maybe.\n\nMS. HALLEN:  No.", None)
    assert found["AUDIENCE"] is found["AUDIENE"]
    assert found["MR. HALLEN"] is not found["MS. HALLEN"]
    other = who(f"{many}\n\nMR. HALLER:  As Eve Haller said, maybe.", None)
    assert other["MR. HALLEN"] is not other["MR. HALLER"]


def test_a_bare_last_name_is_the_one_full_name() -> None:
    text = "JANE ROE: Is it shut?\n\nPOE: It is.\n\nROE: Since when?\n\nPOE: Monday."
    found = who(text, None)
    assert found["ROE"] is found["JANE ROE"] and found["ROE"].name == "Jane Roe"


def test_turn_attributions() -> None:
    turns = find_turns(BRIEFING)
    made, sources = turn_attributions(BRIEFING, TITLE, turns)
    assert len(made) == len(turns) - 1  # the inaudible question says nothing
    by_id = {source.id: source for source in sources}
    first = made[0]
    assert by_id[first.source_id or ""].name == "Ada Mill-Roe"
    assert [span.cut(BRIEFING) for span in first.cue] == [":"]
    asked = next(one for one in made if by_id[one.source_id or ""].name == "Q")
    assert asked.cue == () and by_id[asked.source_id or ""].grade is None
    texts = [one.text for one in statements(BRIEFING, made)]
    assert "Is the mill shut?" in texts and "MR. POE" not in " ".join(texts)
    assert len({one.id for one in made}) == len(made)


LINES = st.lists(
    st.sampled_from(
        [
            "MR. ROE: Yes.",
            "MR. ROE:",
            "Q",
            "Q  Why?",
            "A: So.",
            "Jane Roe: No.",
            "(Laughter.)",
            "END",
            "# # #",
            "It rained.",
            "THE PRESIDENT: We met Jane Roe.",
            "3:03 P.M. EST",
            "",
            "AUDIENE: Hm.",
            "ROE: .",
            "President Jane Roe's mill",
        ]
    ),
    max_size=20,
).map("\n\n".join)


@given(LINES | st.text(max_size=200), st.none() | st.text(max_size=40))
def test_any_text(text: str, title: str | None) -> None:
    turns = find_turns(text)
    made, sources = turn_attributions(text, title, turns)
    last = -1
    for turn in turns:
        assert turn.label.cut(text) == turn.text and turn.label.start > last
        last = turn.content[-1].end if turn.content else turn.label.end
        assert all(span.cut(text).strip() == span.cut(text) != "" for span in turn.content)
    assert {one.source_id for one in made} <= {source.id for source in sources}
    assert [one.id for one in made] == [f"a{number + 1}" for number in range(len(made))]
    for source in sources:
        assert source.name and source.mentions
        for before, after in zip(source.mentions, source.mentions[1:], strict=False):
            assert before.end <= after.start
