"""Who is one source, and who is not. The people and places are fictional."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.gathering.antecedents import FAR
from onrecord.read.pairs import SAME_SIZES
from tests.read.made import Marked, gathered, scorer

APART = scorer(sum(SAME_SIZES), none=50.0)  # never sure of anything
TRUSTING = scorer(sum(SAME_SIZES), none=-50.0)  # takes whatever it may


def together(marked: str) -> bool:
    return len(gathered(marked)) == 1


# One referent -----------------------------------------------------------------------------------


def test_title_name_last_name_and_pronoun_are_one() -> None:
    assert gathered(
        "[House Speaker {p:Paul Averay}]~a spoke. [{p:Averay}]~a said no. Then [he]~a left."
    ) == [["House Speaker Paul Averay", "Averay", "he"]]


@pytest.mark.parametrize(
    "marked",
    [
        "[{p:Oruna Destrel}] spoke. [Ms. {p:Destrel}] left.",
        "[{p:Oruna Destrel}] spoke. [{p:Oruna Destrel}, the minister,] left.",
        "[{p:Oruna Destrel}] spoke. [{p:Destrel}'s] aide left.",
        "[{p:Destrel}] spoke before [{p:Oruna Destrel}] did.",
        "[{p:Oruna Q. Destrel}] spoke. [{p:O. Destrel}] left.",
        "[{p:Oruna Quill Destrel}] spoke. [{p:Oruna Q. Destrel}] left.",
        "[{p:Oruna von der Destrel}] spoke. [{p:von der Destrel}] left.",
        "[{p:Oruna O'Destrel}] spoke. [{p:O'Destrel}] left.",
        "[{p:Oruna Destrel-Toll}] spoke. [{p:Destrel-Toll}] left.",
        "[Sen. {p:Oruna Destrel}] spoke. [Senator {p:Destrel}] left.",
        "[{p:Ansgar Toll Jr.}] spoke. [{p:Toll}] left.",
        "[{p:Destrel}] spoke. [{p:Destrel} herself] left.",
        "[Secretary of State {p:Oruna Destrel}] spoke. [Secretary {p:Destrel}] left.",
        "[{b:Mill Road Council}] met. [the {b:Mill Road Council}] voted.",
        "[the {b:Federal Bureau of Mills}] met. [the {b:FBM}] said so.",
        "[the {b:FBM}] said so. [the {b:Federal Bureau of Mills}] met.",
        "[the {l:N.L.}] said so. [{l:NL}] met.",
        "[the report] found it. [the report] said so.",
        "[police] came. [police] left.",
        "[Greens] came. Then the [Greens] left. All [Greens] did.",
        "{p:Toll}, [who] spoke, left.",
        "A retired pilot [who] spoke left.",
    ],
)
def test_one(marked: str) -> None:
    assert together(marked)


def test_the_office_tells_who_of_one_last_name() -> None:
    assert gathered(
        "[Sen. {p:Rona Toll}] met [Gov. {p:Ansgar Toll}]. [Sen. {p:Toll}] left. "
        "[Gov. {p:Toll}] sat."
    ) == [["Sen. Rona Toll", "Sen. Toll"], ["Gov. Ansgar Toll", "Gov. Toll"]]


def test_the_courtesy_title_tells_who_of_one_last_name() -> None:
    assert gathered(
        "[{p:Peter Toll}] met [{p:Mary Toll}]. [Mrs. {p:Toll}] left. [Mr. {p:Toll}] sat."
    ) == [
        ["Peter Toll", "Mr. Toll"],
        ["Mary Toll", "Mrs. Toll"],
    ]


def test_a_scorer_that_is_sure_decides_between_two_of_one_last_name() -> None:
    assert gathered("[{p:Rona Toll}]~r met [{p:Ansgar Toll}]~a. [{p:Toll}]~r left.") == [
        ["Rona Toll", "Toll"],
        ["Ansgar Toll"],
    ]


def test_a_bare_last_name_of_two_is_not_given_to_the_one_farther_back() -> None:
    made = gathered(
        "[Sen. {p:Rona Toll}] met [the engineer {p:Ansgar Toll}]. [{p:Toll}] left. "
        "[Ms. {p:Toll}] sat."
    )
    assert ["Sen. Rona Toll", "Toll"] not in [group[:2] for group in made]


def test_a_definite_phrase_goes_where_the_scorer_is_sure() -> None:
    assert gathered("[{p:Rona Toll}]~r met a crowd. [the mayor]~r left.") == [
        ["Rona Toll", "the mayor"]
    ]


# Traps: two that may be one stay two --------------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        # people of one last name
        "[{p:Rona Toll}] met [{p:Ansgar Toll}].",
        "[Mr. {p:Toll}] met [Mrs. {p:Toll}].",
        "[{p:Mary Toll}] spoke. [Mr. {p:Toll}] did not.",
        "[Mr. {p:Toll}] spoke. [{p:Mary Toll}] did not.",
        "[{p:Ansgar Toll}] met [{p:Ansgar Toll Jr.}].",
        "[{p:Ansgar Toll Jr.}] met [{p:Ansgar Toll III}].",
        "[{p:Ansgar Toll}] spoke. [{p:Toll Jr.}] did not.",
        "[{p:Ansgar H. W. Toll}] met [{p:Ansgar W. Toll}].",
        "[{p:Ansgar Paul Toll}] met [{p:Ansgar Victor Toll}].",
        "[Sen. {p:Toll}] met [Gov. {p:Toll}].",
        "[President {p:Toll}] met [Vice President {p:Toll}].",
        "[President {p:Toll}] spoke. [{p:Rona Toll}] did not.",
        "[{p:Rona Toll}] spoke. [Dr. {p:Toll}] did not.",
        # a first name, and a last name that is another's first
        "[{p:Ryan Toll}] spoke. [{p:Ryan}] did not.",
        "[{p:Ryan Toll}] spoke. [Mr. {p:Ryan}] did not.",
        "[{p:Ryan Toll}] spoke. [{p:Paul Ryan}] did not.",
        "[{p:Rona Ocasio-Toll}] spoke. [{p:Toll}] did not.",
        # what belongs to someone, speaks for or is about him
        "[{p:Toll}] spoke. [{p:Toll}'s campaign] did not.",
        "[{p:Toll}] spoke. [the {p:Toll} campaign] did not.",
        "[{p:Toll}] spoke. [a spokesman for {p:Toll}] did not.",
        "[{p:Toll}] spoke. [a lawyer representing {p:Toll}] did not.",
        "[{p:Toll}] spoke. [an advert attacking {p:Toll}] did not.",
        "[{p:Toll}] spoke. [everyone except {p:Toll}] did not.",
        "[{p:Toll}] spoke. [a book about Secretary {p:Toll}] did not.",
        "[{p:Toll}] spoke. [the wife of President {p:Toll}] did not.",
        "[{p:Toll}] spoke. [Team {p:Toll}] did not.",
        "[{p:Toll}] spoke. [the Tolls] did not.",
        # lists
        "[{p:Rona Toll}] spoke. [{p:Toll} and {p:Averay}] did not.",
        "[{p:Averay}] spoke. [{p:Toll} and {p:Averay}] did not.",
        "[{p:Toll}] spoke. [{p:Toll} or {p:Averay}] did not.",
        "[{p:Toll}] spoke. [{p:Toll}, {p:Averay} and {p:Destrel}] did not.",
        "[{p:Toll}] spoke. [{p:Toll}, Mr. {p:Averay} and others] did not.",
        "[{p:Toll}] spoke. [{p:Toll} and his aides] did not.",
        # people without a name
        "[officials] spoke. [officials] did not.",
        "[the official] spoke. [the official] did not.",
        "[an official] spoke. [another official] did not.",
        "[a spokesman for {p:Toll}] spoke. [a spokesman for {p:Averay}] did not.",
        "[a spokesman] spoke. [a spokesman] did not.",
        "[some lawmakers] spoke. [some lawmakers] did not.",
        "[Critics] spoke. [Critics] did not.",
        "[scientists] spoke. [scientists] did not.",
        # phrases that say who by what stands around them
        "[a report] said so. [a report] did not.",
        "[the mayor of {l:Kelmar}] spoke. [the mayor of {l:Northgate}] did not.",
        "[Secretary of State {p:Toll}] spoke. [Secretary of State {p:Averay}] did not.",
        "{p:Toll} ran. [his campaign] spoke. {p:Averay} ran. [his campaign] did not.",
        "[the report] said so. Another report came. [the report] did not.",
        "[the report] said so. The report of the council came. [the report] did not.",
        "[the campaign] spoke. The Averay campaign came. [the campaign] did not.",
        # names that the encoder did not see
        "[House Greens] spoke. [Senate Greens] did not.",
        "[Justice Department] spoke. [Defense Department] did not.",
        "[the House Mill Committee] spoke. [the Senate Mill Committee] did not.",
        "[National Mill Agency] spoke. [Security Mill Agency] did not.",
        # bodies
        "[{l:Kelmar}'s {b:Foreign Office}] spoke. [{l:Northgate}'s {b:Foreign Office}] did not.",
        "[the {b:House}] met. [the {b:White House}] did not.",
        "[{b:Federal Bureau of Mills}] met. [{b:Free Bank of Mills}] did not.",
        "[{l:Jordan}] spoke. [{p:Jordan}] did not.",
        "[{b:Art}] opened. [{b:Averay Road Theatre}] did not.",
    ],
)
@pytest.mark.parametrize("same", [APART, None], ids=["unsure", "as marked"])
def test_two(marked: str, same: object) -> None:
    sources = [group for group in gathered(marked, same) if _is_source(marked, group)]  # type: ignore[arg-type]
    assert len(sources) == 2
    assert sum(map(len, sources)) == 2


def _is_source(marked: str, group: list[str]) -> bool:
    made = Marked(marked)
    spans = {made.cut(lo, hi) for lo, hi in made.sources}
    return bool(spans & set(group))


def test_a_last_name_that_two_have_is_neithers() -> None:
    assert gathered("[{p:Rona Toll}] met [{p:Ansgar Toll}]. [{p:Toll}] left.") == [
        ["Rona Toll"],
        ["Ansgar Toll"],
        ["Toll"],
    ]
    assert gathered("[Mr. {p:Toll}] met [Mrs. {p:Toll}]. [{p:Toll}] left.") == [
        ["Mr. Toll"],
        ["Mrs. Toll"],
        ["Toll"],
    ]
    assert gathered("[{p:Toll}] left. [Mr. {p:Toll}] met [Mrs. {p:Toll}].") == [
        ["Toll"],
        ["Mr. Toll"],
        ["Mrs. Toll"],
    ]


def test_initials_of_two_bodies_are_neithers() -> None:
    found = gathered(
        "[the {b:FBM}] spoke. [the {b:Federal Bureau of Mills}] met. "
        "[the {b:Free Bank of Mills}] sat."
    )
    assert len(found) == 3


def test_a_ministry_of_two_states_is_neithers_where_it_is_not_said_whose() -> None:
    ministry = "{b:Foreign Ministry}"
    found = gathered(
        f"[{{l:Kelmar}}'s {ministry}] spoke. [The {ministry}] left. "
        f"[{{l:Northgate}}'s {ministry}] sat. [The {ministry}] stood."
    )
    assert found == [
        ["Kelmar's Foreign Ministry"],
        ["The Foreign Ministry"],
        ["Northgate's Foreign Ministry"],
        ["The Foreign Ministry"],
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[Mr. {p:Toll}]~x spoke. [she]~x left.",
        "[{p:Mary Toll}]~x spoke. [he]~x left.",
        "[{p:Toll}]~x spoke. [it]~x broke.",
        "[{p:Toll}]~x spoke. [they]~x left.",
        "[a spokesman]~x spoke. [it]~x left.",
        "[the {b:Mill Council}]~x spoke. [she]~x left.",
        "[officials]~x spoke. [he]~x left.",
        "[I]~x spoke. [he]~x left.",
        "[I]~x spoke. [they]~x left.",
        "[I]~x spoke. Those [who]~x left.",
        "[I]~x spoke. [the mayor]~x left.",
        "[Mr. {p:Toll}]~x spoke. [the spokeswoman]~x left.",
        "[Mr. {p:Toll}]~x met [Mrs. {p:Toll}]~x.",
    ],
)
def test_what_gender_and_number_forbid_no_scorer_joins(marked: str) -> None:
    assert len(gathered(marked)) == 2
    assert len(gathered(marked, TRUSTING)) == 2


def test_one_pronoun_tells_the_gender_for_the_next() -> None:
    found = gathered("[{p:Ro Toll}]~x spoke. [He]~x sat. [She]~x left.")
    assert found == [["Ro Toll", "He"], ["She"]]


def test_a_bare_single_name_takes_he_or_she_only_where_it_speaks() -> None:
    assert gathered("It rained in {p:Kelmar} then.\n\nRain.\n\n[She]~x left.") == [
        ["Kelmar"],
        ["She"],
    ]
    assert gathered("[{p:Kelmar}] spoke. [She] left.", APART) == [["Kelmar", "She"]]


def test_a_pronoun_of_two_takes_no_antecedent_that_the_scorer_is_not_sure_of() -> None:
    found = gathered("[{p:Toll}] spoke. {p:Ro Averay} came. [He] left.", APART)
    assert found == [["Toll"], ["Ro Averay"], ["He"]]


def test_a_pronoun_does_not_reach_over_many_paragraphs() -> None:
    near, far = ("\n".join(["Rain fell."] * lines) for lines in (FAR - 1, FAR))
    assert together(f"[{{p:Ro Toll}}]~x spoke.\n{near}\n[He]~x left.")
    assert not together(f"[{{p:Ro Toll}}]~x spoke.\n{far}\n[He]~x left.")


def test_a_pronoun_that_is_no_source_and_nobodys_is_no_source() -> None:
    assert gathered("[{p:Toll}] spoke. It was his.", APART) == [["Toll"]]


@pytest.mark.parametrize(
    "marked",
    [
        "It was a friend of {p:Toll} [who] spoke.",
        "It was a friend of {p:Toll}, [who] spoke.",
        "It was those for {p:Rona Toll} [who] spoke.",
        "It was the {p:Toll} supporter [who] spoke.",
    ],
)
def test_who_is_not_the_name_inside_the_phrase_before_it(marked: str) -> None:
    assert not any(
        "who" in group and {"Toll", "Rona Toll"} & {*group} for group in gathered(marked)
    )


def test_the_author_is_who_says_i_outside_quotation_marks() -> None:
    made = Marked("[I] saw it. “[I] did not,” [{p:Toll}] said. “[I] did,” said another. [I] know.")
    groups = made.groups()
    assert [g.voice for g in groups] == [True, False, False, False]
    assert [len(g.mentions) for g in groups] == [2, 1, 1, 1]


def test_names_shown() -> None:
    made = Marked("[Mr. {p:Averay}] spoke. [Mayor {p:Rona  Toll}, 51,] left. [{p:Toll}] sat.")
    assert made.called() == ["Averay", "Rona Toll"]
    assert Marked("[two people who saw it] spoke.").called() == ["two people who saw it"]
    assert Marked("[{p:Rona\nToll}] spoke.").called() == ["Rona Toll"]


# Whatever comes -----------------------------------------------------------------------------------

_PARTS = """
    Toll Rona Mr. Mrs. Jr. the a The I he she it who they officials report House of and , ' s ’s
    - FBM F.B.M. U.S. van der Secretary State “ ” said . 7 _ é 新聞
"""
_WORDS = st.sampled_from([*_PARTS.split(), "\n"])


@given(st.lists(_WORDS, min_size=1, max_size=30), st.integers(0, 2**32 - 1), st.booleans())
def test_any_tags_give_every_source_one_group(words: list[str], seed: int, trust: bool) -> None:
    rng = np.random.default_rng(seed)
    made = Marked(" ".join(words))
    n = len(made.words)
    cuts = sorted(rng.choice(n + 1, size=min(n + 1, 8), replace=False).tolist())
    made.sources = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    names = made.heads().names.copy()
    names[:] = rng.normal(size=names.shape)
    heads = made.heads()
    object.__setattr__(heads, "names", names)
    made.heads = lambda: heads  # type: ignore[method-assign]
    mentions = made.mentions()
    groups = made.groups(TRUSTING if trust else APART)
    where = {(m.lo, m.hi) for g in groups for m in g.mentions}
    assert set(made.sources) <= where
    grouped = [m for g in groups for m in g.mentions]
    assert len({id(m) for m in grouped}) == len(grouped) <= len(mentions)
    for group, name in zip(groups, made.called(), strict=False):
        assert group.mentions and name.strip()
    for m in mentions:
        assert 0 <= m.lo < m.hi <= n and m.name and all(m.name)
        assert 0 <= m.proper[0] < m.proper[1] <= n
