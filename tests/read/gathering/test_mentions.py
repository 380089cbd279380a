"""What a mention is: its extent, its head, its name. The people and places are fictional."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.read.gathering.mentions import Mention, as_array, named_spans
from tests.read.made import Marked


def source(marked: str) -> Mention:
    """The first source span's mention."""
    return next(m for m in Marked(marked).mentions() if m.link is not None)


def scores(*tags: int) -> np.ndarray:
    return np.eye(7, dtype=np.float32)[list(tags)]


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        ((), []),
        ((0, 0), []),
        ((1, 2, 2, 0), [("person", 0, 3)]),
        ((1, 1, 3, 5), [("person", 0, 1), ("person", 1, 2), ("place", 2, 3), ("body", 3, 4)]),
        ((1, 4, 0), [("person", 0, 1), ("place", 1, 2)]),  # an inside of another kind begins anew
        ((2, 2), [("person", 0, 2)]),  # an inside without a beginning
        ((0, 5, 6), [("body", 1, 3)]),
    ],
)
def test_named_spans(tags: tuple[int, ...], wanted: list[tuple[str, int, int]]) -> None:
    assert named_spans(scores(*tags) if tags else np.zeros((0, 7), np.float32)) == wanted


@pytest.mark.parametrize(
    ("marked", "form", "name"),
    [
        ("[House Speaker {p:Paul Averay}] spoke", "person", "paul averay"),
        ("[{p:Mr. Averay}] spoke", "person", "averay"),
        ("[{p:Speaker}] spoke", "person", "speaker"),  # a name that is a title is still a name
        ("[{p:Averay}'s] words", "person", "averay"),
        ("[{p:Averay’s}] words", "person", "averay"),
        ("[{p:Paul Averay}, the speaker,] spoke", "person", "paul averay"),
        ("[{p:Paul Averay} of {l:Kelmar}] spoke", "person", "paul averay"),
        ("[{p:Paul Averay} (G-{l:Kelmar})] spoke", "person", "paul averay"),
        ("[{p:Paul Averay} – the speaker] spoke", "person", "paul averay"),
        ("[{p:Toll} aide {p:Paul Averay}] spoke", "person", "paul averay"),
        ("[{b:Gazette}'s {p:Paul Averay}] spoke", "person", "paul averay"),
        ("[her aide, {p:Paul Averay},] spoke", "person", "paul averay"),
        ("[the acting mayor {p:Paul Averay}] spoke", "person", "paul averay"),
        # what the encoder did not see as a name
        ("[Mayor Paul Averay] spoke", "person", "paul averay"),
        ("[spokesman Quill Averay] spoke", "person", "quill averay"),
        ("[Paul Averay] spoke", "person", "paul averay"),
        ("[a spokesman, Quill Averay,] spoke", "person", "quill averay"),
        ("[Mayor Rona Toll and Mayor Quill Averay] spoke", "nominal", None),
        ("[House Greens] spoke", "nominal", "house greens"),
        ("[Justice Department] spoke", "body", "justice department"),
        ("[the Senate Mill Committee] spoke", "body", "senate mill committee"),
        ("[Justice department] spoke", "nominal", "justice department"),
        ("[one of the mill's lawyers, {p:Paul Averay},] spoke", "person", "paul averay"),
        ("[Mary {p:Averay}] spoke", "person", "mary averay"),
        ("[the Vice President] spoke", "nominal", "the vice president"),
        ("[an analyst, {b:Gazette News},] spoke", "nominal", "an analyst"),
        ("[Speaker of the House {p:Paul Averay}] spoke", "person", "paul averay"),
        ("[{p:Jean-Paul O'Averay-Toll}] spoke", "person", "jean-paul o'averay-toll"),
        ("[{p:Paul Averay Jr.}] spoke", "person", "paul averay"),
        ("[the {b:Mill Council}] met", "body", "mill council"),
        ("[the {b:Food and Mill Council}] met", "body", "food and mill council"),
        ("[the {l:U.S.}] said", "place", "us"),
        ("[the {b:Mill Council} in {l:Kelmar}] met", "body", "mill council"),
        ("[she] spoke", "pronoun", "she"),
        ("[a spokesman for {p:Averay}] spoke", "nominal", "a spokesman"),
        ("[{p:Averay}'s campaign] spoke", "nominal", "averay s campaign"),
        ("[{p:Averay} and {p:Toll}] spoke", "nominal", "averay and toll"),
        ("[{p:Averay} & {p:Toll}] spoke", "nominal", "averay toll"),
        ("[{p:Averay}, {p:Toll} and others] spoke", "nominal", "averay"),
        ("[those who know {p:Averay}] spoke", "nominal", "those"),
        ("[31 percent] said", "nominal", "31 percent"),
        ("[…] said", "nominal", "…"),
        ("['s] said", "nominal", "'"),
        ("[’] said", "nominal", "’"),
    ],
)
def test_a_source_is_its_head(marked: str, form: str, name: str | None) -> None:
    made = Marked(marked)
    mention = source(marked)
    assert mention.form == form
    assert name in (None, " ".join(mention.name))
    assert (mention.lo, mention.hi) == made.sources[0]  # the whole span, whatever its head


@pytest.mark.parametrize(
    ("marked", "mention"),
    [
        ("met Mayor {p:Toll} there", "Mayor Toll"),
        ("met the Rev. {p:Toll} there", "the Rev. Toll"),
        ("met the {p:Toll} there", "Toll"),
        ("met {p:Mrs. Toll} there", "Mrs. Toll"),
        ("met then Vice President {p:Toll} there", "then Vice President Toll"),
        ("met Secretary of State {p:Toll} there", "Secretary of State Toll"),
        ("met the {b:Council} there", "the Council"),
        ("met {p:Toll’s} aide", "Toll"),
        ("Mayor\n{p:Toll} left", "Toll"),  # not over the end of a paragraph
    ],
)
def test_a_name_outside_sources_is_a_whole_phrase(marked: str, mention: str) -> None:
    made = Marked(marked)
    assert [made.cut(m.lo, m.hi) for m in made.mentions()] == [mention]


@pytest.mark.parametrize(
    ("marked", "gender"),
    [
        ("[Mr. {p:Toll}] spoke", "m"),
        ("[Ms. {p:Toll}] spoke", "f"),
        ("[{p:Mary Toll}] spoke", "f"),
        ("[{p:Peter Toll}] spoke", "m"),
        ("[{p:Toll}] spoke", None),
        ("[{p:Quill Toll}] spoke", None),
        ("[{p:Mary}] spoke", None),  # it may be a last name
        ("[Ms. {p:Peter Toll}] spoke", "f"),
        ("[Mr. {p:Averay}'s wife {p:Quill Toll}] spoke", "f"),
        ("[his son, {p:Quill},] spoke", "m"),
        ("[a spokeswoman for Mr. {p:Toll}] spoke", "f"),
        ("[Mr. {p:Toll}'s campaign] spoke", None),
    ],
)
def test_gender_is_that_of_the_head(marked: str, gender: str | None) -> None:
    assert source(marked).gender == gender


def test_titles_suffix_and_owner() -> None:
    assert source("[Sen. {p:Toll}] spoke").titles == {"senator"}
    assert source("[former Vice President {p:Toll}] spoke").titles == {
        "former",
        "vice",
        "vice-president",
    }
    assert source("[{p:Paul Toll III}] spoke").suffix == "iii"
    assert source("[{l:Kelmar}'s {b:Mill Council}] met").owner == ("kelmar",)
    assert source("[the {b:Mill Council}] met").owner == ()


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("It was 29 others [who] spoke.", "29 others"),
        ("It was for both Greens and Reds, [who] spoke.", "both Greens and Reds"),
        ("A list of 95 retired generals -- most left -- [who] spoke.", "95 retired generals"),
        (
            "It was a long-time Toll campaign mill hand [who] spoke.",
            "a long-time Toll campaign mill hand",
        ),
    ],
)
def test_a_relative_pronoun_has_its_phrase(marked: str, phrase: str) -> None:
    made = Marked(marked)
    assert phrase in [made.cut(m.lo, m.hi) for m in made.mentions()]


def test_a_name_that_was_cut_short_is_made_whole() -> None:
    made = Marked(
        "{p:Mary} Averay came. It was Peter {p:Averay}. {p:Mary} Sat. No Quill {p:Averay}."
    )
    assert [made.cut(m.lo, m.hi) for m in made.mentions()] == [
        *("Mary Averay", "Peter Averay", "Mary", "Averay"),
    ]


def test_a_full_name_inside_a_source_phrase_is_a_mention_of_its_own() -> None:
    made = Marked("[{p:Paul Averay} and {p:Rona Toll}] spoke. [a friend of {p:Toll}] left.")
    assert [made.cut(m.lo, m.hi) for m in made.mentions()] == [
        *("Paul Averay", "Paul Averay and Rona Toll", "Rona Toll", "a friend of Toll"),
    ]


def test_mentions_are_in_order_and_names_in_sources_are_theirs() -> None:
    made = Marked(
        "{p:Toll} met [a friend of {p:Averay}] and {p:Rona Toll}. She saw him in {l:Kelmar}."
    )
    found = made.mentions()
    assert [made.cut(m.lo, m.hi) for m in found] == [
        *("Toll", "a friend of Averay", "Rona Toll", "She", "him", "Kelmar"),
    ]
    assert [m.link for m in found] == [None, 0, None, None, None, None]
    assert as_array(found).tolist() == [[m.lo, m.hi] for m in found]
    assert as_array([]).shape == (0, 2)
