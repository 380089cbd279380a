"""Paragraphs: what parts them, and what does not. The texts are fictional."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.paragraphs import paragraphs

LETTERS = st.text(alphabet="ab.\n\r\t \u2028\x85Q:-#é", max_size=400)


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in paragraphs(text)]


def test_blank_lines_and_line_breaks_part() -> None:
    text = "  The mill closed.\n\nNobody was hurt. \r\nThe fire began at six.\n"
    assert cut(text) == ["The mill closed.", "Nobody was hurt.", "The fire began at six."]


def test_lines_of_one_width_are_one_paragraph() -> None:
    text = (
        "The council of the town of Westmark met on Monday to hear what the\n"
        "keeper of the mill had to say about the fire, and it met again on\n"
        "Tuesday, when nobody came. The mayor said that the council would not\n"
        "meet a third time unless the keeper came, and that it had other work\n"
        "to do. She named the road, the well, the school and the old bridge\n"
        "that leads to the mill.\n"
        "\n"
        "MR. ROE:  The bridge is safe, and it has been safe since the flood\n"
        "took the other one away.\n"
        "MS. POE:  It is not.\n"
    )
    found = cut(text)
    assert len(found) == 3
    assert found[0].endswith("that leads to the mill.")
    assert found[1].startswith("MR. ROE:") and found[1].endswith("away.")
    assert found[2] == "MS. POE:  It is not."


def test_short_lines_are_no_wrapped_text() -> None:
    text = "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven."
    assert len(cut(text)) == 7


def test_nothing_in_nothing() -> None:
    assert paragraphs("") == [] and paragraphs(" \n\t\r\n ") == []


@given(st.text() | LETTERS)
def test_every_sign_lies_in_one_paragraph(text: str) -> None:
    found = paragraphs(text)
    inside = [at for span in found for at in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(inside)
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in found)
