"""Responses in prose and in transcripts, by example; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.responses import responses
from onrecord.records import Attribution, Report, Source, Span
from tests.read.marked import marked

SAID = "[1:Dam officials] <1:said> {1:that the wall had cracked in March}. "


def found(given: str, **options: object) -> list[tuple[str, str]]:
    made = marked(given, **options)  # type: ignore[arg-type]
    said, stated = made.read()
    got, sources = responses(made.report, made.sources, said, stated)
    names = {source.id: source.name for source in sources}
    return [(names[one.actor], one.kind) for one in got]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        (
            "The minister, Una Sallow, did not respond to a request for comment.",
            ("Una Sallow", "silent"),
        ),
        ("Joran Pell, who heads the board, has not commented publicly.", ("Joran Pell", "silent")),
        ("Calls to the firm were not returned.", ("the firm", "silent")),
        (
            "There was no immediate comment from the mayor's office.",
            ("the mayor's office", "silent"),
        ),
        ("Pell could not be reached.", ("Pell", "silent")),
        ("Una Sallow was not available for comment.", ("Una Sallow", "silent")),
        ("Leaving the hall, Una Sallow turned away from journalists.", ("Una Sallow", "evades")),
        ("The chairman ignored questions about the wall.", ("The chairman", "evades")),
        ("Asked about the wall, Ilse Karr changed the subject.", ("Ilse Karr", "evades")),
        ("While questioned on a trip, Karr chose to evade the issue.", ("Karr", "evades")),
        ("Joran Pell avoided answering.", ("Joran Pell", "evades")),
        ("Joran Pell declined to comment.", ("Joran Pell", "declines")),
        ("The board would neither confirm nor deny the crack.", ("The board", "declines")),
        (
            "[2:The firm] <2:denied> {2:any part in the building of the wall}.",
            ("The firm", "denies"),
        ),
        ("[2:The firm] <2:confirmed> {2:the crack}.", ("The firm", "confirms")),
    ],
)
def test_prose(prose: str, wanted: tuple[str, str]) -> None:
    assert found(SAID + prose) == [wanted]


@pytest.mark.parametrize(
    "prose",
    [
        "The river evaded the wall and ran into the fields.",
        "Joran Pell answered every question.",
        "Joran Pell has never evaded questions about the wall.",
        "Nobody had asked Joran Pell.",
    ],
)
def test_no_response(prose: str) -> None:
    assert found(SAID + prose) == []


def test_about_the_statement_that_it_answers() -> None:
    made = marked(
        "[1:Divers] <1:said> {1:the wall had cracked}. [2:The baker] <2:said> {2:bread was dear}. "
        "[3:The board] <3:declined to comment on> {3:what the divers said of the wall}."
    )
    said, stated = made.read()
    (got,), _ = responses(made.report, made.sources, said, stated)
    assert {one.id: one.text for one in stated}[got.about or ""] == "the wall had cracked"


def test_nothing_earlier_is_answered() -> None:
    made = marked("[1:The board] <1:declined> {1:to comment}.")
    said, stated = made.read()
    (got,), _ = responses(made.report, made.sources, said, stated)
    assert got.about is None


def test_a_spokesperson_counts_for_the_principal() -> None:
    text = SAID + "[2:A spokesman for Mortley Stone] <2:declined> {2:to comment}."
    assert found(text) == [
        ("A spokesman for Mortley Stone", "declines"),
        ("Mortley Stone", "declines"),
    ]
    text = SAID + "[2:Norland spokeswoman Rita Blom] <2:denied> {2:it}."
    assert found(text)[1] == ("Norland", "denies")


def test_a_description_is_the_one_who_holds_the_office() -> None:
    text = (
        "President Ines Valdorra met the men. [1:Critics] <1:say> {1:that she sold the port}. "
        "The outgoing president evaded the question."
    )
    assert found(text) == [("Ines Valdorra", "evades")]
    two = "President Ines Valdorra met President Oru Kell. The old president evaded the question."
    assert found(two) == [("The old president", "evades")]


def test_asked_whether_and_answered_with_something_else() -> None:
    text = (
        SAID
        + "Asked whether he had seen the cracks, [2:Pell] <2:answered>: {2:“That was long ago”}."
    )
    assert found(text) == [("Pell", "evades")]
    text = (
        SAID
        + "Asked whether he had seen the cracks, [2:Pell] <2:answered>: {2:“I saw two cracks”}."
    )
    assert found(text) == []


def talk(question: str, answer: str) -> list[str]:
    text = f"[1:Q]<1::> {{1:{question}}}\n\n[2:MS. VOLE]<2::> {{2:{answer}}}"
    return [kind for _, kind in found(text)]


@pytest.mark.parametrize(
    ("question", "answer", "wanted"),
    [
        ("Did the premier sell the boats?", "I'm not confirming any decisions.", ["declines"]),
        ("Did the premier sell the boats?", "I'm just not going to get into that.", ["declines"]),
        ("Any comment on the boats?", "I don't have anything for you on that.", ["declines"]),
        ("Any comment on the boats?", "I'll let the harbour speak to that.", ["declines"]),
        ("Any comment on the boats?", "I'd refer you to the Treasury.", ["declines"]),
        ("Can you say who paid?", "No.", ["declines"]),
        ("Did the premier sell the boats?", "No.", ["denies"]),
        ("Did the premier sell the boats?", "That's not true.", ["denies"]),
        ("Did the premier sell the boats?", "Yes. Two of them.", ["confirms"]),
        ("Is that right?", "That's correct.", ["confirms"]),
        (
            "Why now?",
            "Nothing has changed — well, obviously we did change the rules.",
            ["confirms"],
        ),
        ("Did the premier sell the boats?", "I can confirm that he sold two.", ["confirms"]),
        ("Did the premier sell the boats?", "Next question.", ["evades"]),
        ("Did the premier sell the boats?", "The boats are in the harbour.", []),
        ("Can you tell us more?", "Yes, look, the weather is fine.", []),
        ("Why now?", "What we did there was to ask.", []),
        ("Where is she?", "That's right over there.", []),
    ],
)
def test_answers(question: str, answer: str, wanted: list[str]) -> None:
    assert talk(question, answer) == wanted


def test_an_answer_is_about_what_was_asked() -> None:
    made = marked(
        "[1:Q]<1::> {1:The harbour was sold. Did the premier sell the boats?}\n\n"
        "[2:MS. VOLE]<2::> {2:I'm not going to talk about boats.}"
    )
    said, stated = made.read()
    (got,), _ = responses(made.report, made.sources, said, stated)
    assert {one.id: one.text for one in stated}[
        got.about or ""
    ] == "Did the premier sell the boats?"


@given(st.text(max_size=200), st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_never_raises_and_keeps_spans_inside(text: str, places: list[int]) -> None:
    a, b, c, d, e, f = (min(place, len(text)) for place in places)
    spans = [Span(min(x), max(x)) for x in ((a, b), (c, d), (e, f))]
    one = Attribution(
        id="a1",
        source=(spans[0],),
        cue=(spans[1],),
        content=(spans[2],),
        source_id="s1",
        force="declines",
    )
    source = Source(id="s1", name=spans[0].cut(text), mentions=(spans[0],))
    got, sources = responses(Report(id="r", text=text), [source], [one], [])
    assert all(0 <= s.start <= s.end <= len(text) for r in got for s in r.spans)
    assert {r.actor for r in got} <= {s.id for s in sources}
