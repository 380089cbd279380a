"""Modality and polarity, clause by clause. Every sentence, person and place is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.statements import statements
from onrecord.read.what.qualify import qualified
from onrecord.records import Attribution, Force, Report, Span, Statement


def judged(text: str, force: Force | None = None) -> list[Statement]:
    """The statements of a text, where ``[cue]`` is a cue and ``{content}`` its content."""
    plain, marks = "", dict[str, list[Span]]()
    opened: list[int] = []
    for sign in text:
        if sign in "[{":
            opened.append(len(plain))
        elif sign in "]}":
            marks.setdefault(sign, []).append(Span(opened.pop(), len(plain)))
        else:
            plain += sign
    cue, content = tuple(marks.get("]", ())), tuple(marks.get("}", ()))
    every = [Attribution(id="a1", source=(), cue=cue, content=content, force=force)]
    found = every if content else []
    report = Report(id="r", text=plain, published="2031-04-16")
    return list(qualified(report, statements(plain, found), found, []))


def of(text: str, force: Force | None = None) -> tuple[str | None, str | None]:
    """Modality and polarity of the content, or else of the first statement."""
    found = judged(text, force)
    one = next((s for s in found if s.attribution), found[0])
    return one.modality, one.polarity


ASSERTED = [
    "The mill closed in the autumn.",
    "Dunwick has signed the treaty.",
    "The boat, which may have been too old, sank off Carrow.",
    "The minister who must decide on the dam was ill.",
    "Roe [said] {the mill is full}.",
    "The firm [insisted] {that the work was real}.",
    "The guard [denied] {that he had been drinking}.",
    "The union [accused] the port {of hiding a surplus}.",
    "Three of the crew [are said] {to have drowned}.",
    "There is no doubt that the mill closed.",
    "The fire not only closed the mill but ruined the farm.",
    "Lysa could not but admire the bridge.",
    "The mayor never failed to open the fair.",
    "Not least, the mill made a profit.",
    "No fewer than 40 houses burned down.",
    "The march began in May.",
]
NEGATED = [
    "The mill did not close.",
    "Dunwick has never signed the treaty.",
    "No inspector visited the dam.",
    "Nobody in Carrow was hurt.",
    "The inquiry made no progress.",
    "The captain failed to answer the call.",
    "The council has yet to vote.",
    "Tarn's office would not say who paid.",
    "Neither of the pilots survived.",
    "They can't find the key.",
    "Roe [said] {no list existed}.",
    "The clerk [refused] {to open the register}.",
    "“Lysa [said] {nothing in Carrow is safe},” Roe wrote.",
]
POSSIBLE = [
    "The dam could fail within 36 hours.",
    "The letter may have been forged.",
    "Perhaps that is the best answer.",
    "The fault most likely lay with the pump.",
    "The plan appears to test the limits of the law.",
    "The fleet seems to have left port.",
    "Roe [fears] {that the pump is broken}.",
    "Police [suspect] {the driver was asleep}.",
    "The strategy [appears] {to test the limits}.",
    "The missile can reach the coast.",
]
PREDICTED = [
    "The mill will close on Friday.",
    "“We'll refund every customer.”",
    "The court is expected to rule in May.",
    "Talks are set to resume.",
    "The port is going to be sold.",
    "The harvest is likely to be poor.",
    "The trial [is expected] {to last six weeks}.",
    "The bureau [predicted] {up to five inches of rain}.",
    "Roe [said] {that new buses would come}.",
    "The firm [promised] {to pay every farmer}.",
    "Unions [threaten] {to call off the night shift}.",
]
REQUIRED = [
    "The state must act before the winter.",
    "Buyers should throw the jar away.",
    "Both armies have to withdraw.",
    "Parliament needs to vote first.",
    "The firm ought to pay.",
    "“Show us the memo.”",
    "Please return the keys to the clerk.",
    "“Let's get the lights back on first,” he said.",
    "The club [demanded] {that the match be replayed}.",
    "Quorn [demands] {an apology}.",
    "Roe [urged] {them to leave by Friday}.",
    "The vicar [called for] {the minister to be suspended}.",
]
CONDITIONAL = [
    "If the rain comes back, we will open every gate.",
    "The port would close if a single ship were stopped.",
    "Should the strait be closed, prices could double.",
    "The strike goes ahead unless the firm pays.",
    "“It would take less than that.”",
    "Roe [said] {that if asked under oath he would say so again}.",
]
ASKED = [
    "Was it the right result?",
    "“Will there be sanctions?”",
    "Reporters [asked] {whether the dam was safe}.",
    "Lysa [wondered] {why no one had come}.",
    "Roe [declined to say] {whether he had read the letter}.",
]


@pytest.mark.parametrize("text", ASSERTED)
def test_asserted(text: str) -> None:
    assert of(text) == ("asserted", "affirmed")


@pytest.mark.parametrize("text", NEGATED)
def test_negated(text: str) -> None:
    assert of(text) == ("asserted", "negated")


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible(text: str) -> None:
    assert of(text) == ("possible", "affirmed")


@pytest.mark.parametrize("text", PREDICTED)
def test_predicted(text: str) -> None:
    assert of(text) == ("predicted", "affirmed")


@pytest.mark.parametrize("text", REQUIRED)
def test_required(text: str) -> None:
    assert of(text) == ("required", "affirmed")


@pytest.mark.parametrize("text", CONDITIONAL)
def test_conditional(text: str) -> None:
    assert {s.modality for s in judged(text) if s.text != "Roe"} == {"conditional"}


@pytest.mark.parametrize("text", ASKED)
def test_asked(text: str) -> None:
    assert of(text)[0] == "asked"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mill will not close.", ("predicted", "negated")),
        ("The road may not be safe.", ("possible", "negated")),
        ("Drivers must not stop on the bridge.", ("required", "negated")),
        ("“Don't touch the wreck.”", ("required", "negated")),
        ("The line [is warning] {passengers not to leave the trains}.", ("required", "negated")),
        ("Rain is unlikely to fall before June.", ("predicted", "negated")),
        ("Without a vote there will be no truce.", ("predicted", "negated")),
    ],
)
def test_both_at_once(text: str, wanted: tuple[str, str]) -> None:
    assert of(text) == wanted


@pytest.mark.parametrize(
    "text", ["The long road to Carrow", "Roe [denied] {any part in the sinking}.", "1:40 P.M."]
)
def test_without_a_verb_nothing_is_guessed(text: str) -> None:
    assert of(text)[0] is None


def test_force_decides_where_the_cue_is_unknown() -> None:
    assert of("Roe [growled] {to leave by Friday}.", "demands")[0] == "required"
    assert of("Roe [growled] {to leave by Friday}.", "promises")[0] == "predicted"


def test_each_value_names_its_reason() -> None:
    (one,) = judged("The dam could fail.")
    assert "could" in one.reasons["modality"]
    (one,) = judged("The dam did not fail.")
    assert "not" in one.reasons["polarity"]


_WORDS = st.sampled_from(
    [
        "if",
        "not",
        "no",
        "will",
        "would",
        "may",
        "must",
        "to",
        "be",
        "the",
        "dam",
        "asked",
        ",",
        ".",
        "?",
        "“",
        "”",
        "…",
        "that",
        "which",
        "never",
        "unless",
        "$",
        "5",
        "km",
        "May",
        "on",
        "Friday",
        "cannot",
        "don't",
        "Let's",
        "12,000",
        "a",
        "hundred",
        "evidence",
    ]
)


@given(st.lists(_WORDS, max_size=40).map(" ".join), st.text(max_size=60))
def test_no_text_breaks_it(words: str, odd: str) -> None:
    text = words + odd
    for one in judged(text.translate({ord(sign): None for sign in "[]{}"})):
        parts = [Span(q.start, q.end) for q in one.quantities]
        parts += [Span(t.start, t.end) for t in one.times]
        parts += [Span(e.start, e.end) for e in one.entities]
        assert all(any(span.covers(part) for span in one.spans) for part in parts)
