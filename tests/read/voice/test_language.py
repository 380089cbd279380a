"""The author's words that judge, doubt, guess or hint, in sentences made for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.sentences import sentences
from onrecord.read.voice.language import LONGEST, with_language
from onrecord.records import Attribution, Language, Report, Span, Statement


def statement(n: int, text: str, span: Span, voice: str = "author") -> Statement:
    return Statement(id=f"t{n}", spans=(span,), text=span.cut(text), voice=voice)  # type: ignore[arg-type]


def read(text: str) -> list[Language]:
    """The marks in a text that is the author's throughout."""
    mine = [statement(n, text, span) for n, span in enumerate(sentences(text))]
    return [mark for one in with_language(Report("r", text), mine, ()) for mark in one.language]


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.kind) for mark in read(text)]


def words(text: str) -> list[str]:
    return [word for word, _ in marked(text)]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The regime in Orlund raised the levy.", "regime", "loaded"),
        ("They bungled the ferry timetable.", "bungled", "loaded"),
        ("The plan guts the pension fund.", "guts the", "loaded"),
        ("The bill was rammed through in a night.", "rammed through", "loaded"),
        ("It was a deeply dangerous plan.", "deeply dangerous", "loaded"),
        ("His cronies sat on the harbour board.", "cronies", "name_calling"),
        ("The general is a puppet of the islands.", "puppet", "name_calling"),
        ("The vultures of the exchange bought the mill.", "vultures of the", "name_calling"),
        ("The so-called reform closed two schools.", "so-called", "doubt"),
        ("He left under the guise of a fishing trip.", "under the guise of", "doubt"),
        ("The lack of any evidence did not trouble it.", "lack of any evidence", "doubt"),
        ("The council would have us believe it was rain.", "would have us believe", "doubt"),
        ("The supposed saving is nowhere in the books.", "supposed", "doubt"),
        ("Perhaps the answer lies in the ledger.", "Perhaps", "speculation"),
        ("The note seems designed to please the port.", "seems designed to", "speculation"),
        ("One can only guess what was paid.", "One can only guess", "speculation"),
        ("The mayor may well have known.", "may well have", "speculation"),
        ("The deal will in all likelihood fail.", "in all likelihood", "speculation"),
        ("It is no coincidence that his cousin won.", "no coincidence", "insinuation"),
        ("The date raises questions.", "raises questions", "insinuation"),
        ("Conveniently, the camera was off.", "Conveniently", "insinuation"),
        ("Whatever the real motive, the mill is gone.", "Whatever the real motive", "insinuation"),
        ("Who benefits?", "Who benefits?", "insinuation"),
        ("Everyone knows that the vote was bought.", "Everyone knows", "exaggeration"),
        (
            "Never in its long history has Orlund slept.",
            "Never in its long history",
            "exaggeration",
        ),
        ("It was nothing short of theft.", "nothing short of", "exaggeration"),
    ],
)
def test_what_is_marked(text: str, word: str, kind: str) -> None:
    assert (word, kind) in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council raised the ferry levy by two crowns on Tuesday.",
        "The tax regime for foreign mills changes in April.",
        "Regime change was not the aim.",
        "The court gave him six years for reckless driving.",
        "The striker scored twice in a brutal first half.",
        "The tumour was malignant and the patients died.",
        "Among likely voters she leads by four points.",
        "Women are more likely to vote than men.",
        "The alleged attacker was brought before the court.",
        "The mill was supposed to open in May.",
        "Police said that 12 people were killed in the blast.",
        "The bank may sell the unit next year.",
        "He could not possibly attend.",
        "How much would a new pier cost?",
        "The pier was sold to Jonas Savage in the spring.",
    ],
)
def test_plain_reports_have_no_marks(text: str) -> None:
    assert marked(text) == []


def test_quotations_are_not_the_authors() -> None:
    assert words("The mayor rose and spoke of “a shameful regime of thugs” for an hour.") == []
    assert words("The mayor rose and spoke of ‘a shameful regime of thugs’ for an hour.") == []
    assert words("The mayor defended the shameful deal.") == ["shameful"]


def test_only_the_authors_statements_are_marked() -> None:
    text = "The deal is shameful. The deal is shameful."
    first, second = sentences(text)
    found = with_language(
        Report("r", text),
        [statement(0, text, first, "reported"), statement(1, text, second)],
        (),
    )
    assert [len(one.language) for one in found] == [0, 1]


def test_a_mark_lies_inside_one_span() -> None:
    text = "They rammed the bill through the house."
    cut = text.index("through")
    mine = [
        statement(0, text, Span(0, cut)),
        statement(1, text, Span(cut, len(text)), "reported"),
    ]
    assert all(not one.language for one in with_language(Report("r", text), mine, ()))


def test_weak_words_need_company() -> None:
    assert words("The harbour report was bleak.") == []
    assert words("The harbour report was bleak, and the regime hid it.") == ["bleak", "regime"]


def test_weak_words_count_in_an_opinion() -> None:
    text = (
        "The harbour report was bleak. The mayor lied shamelessly. His cronies cheered. "
        "The so-called audit was a sham. It was a disgraceful day."
    )
    assert "bleak" in words(text)


def test_what_others_call_a_thing_is_theirs() -> None:
    assert words("The dockers called the levy draconian.") == []
    assert words("He was accused of a shameful fraud.") == []
    assert words("The draconian levy was called off.") == ["draconian"]


def test_a_spoken_sentence_has_no_scare_quotes() -> None:
    text = "Her “reform” cost two schools, the mayor noted."
    start = text.index("noted")
    cue = Attribution("a1", (), (Span(start, start + 5),), ())
    mine = [statement(0, text, Span(0, text.index(",")))]
    assert with_language(Report("r", text), mine, [cue])[0].language == ()
    assert [mark.kind for mark in with_language(Report("r", text), mine, ())[0].language] == [
        "doubt"
    ]


def test_a_possessive_ending_is_no_part_of_a_mark() -> None:
    assert words("The regime's ferries stopped.") == ["regime"]
    assert words("The regime’s ferries stopped.") == ["regime"]


def test_parts_of_compounds() -> None:
    assert words("The regime-backed paper and a war-ravaged island.") == [
        "regime-backed",
        "war-ravaged",
    ]


def test_a_long_question_is_cut() -> None:
    text = (
        "Who really believes that the mayor, who had the only key to the ledger, and his brother, "
        "who had the other, were both at sea?"
    )
    (mark,) = read(text)
    assert mark.end - mark.start <= LONGEST
    assert text[mark.end - 1 : mark.end + 1].strip() == text[mark.end - 1]


def test_a_question_in_two_statements_is_marked_in_its_first() -> None:
    text = "Who benefits when the mill is gone?"
    cut = text.index(" when")
    mine = [statement(0, text, Span(0, cut)), statement(1, text, Span(cut + 1, len(text)))]
    first, second = with_language(Report("r", text), mine, ())
    assert [mark.kind for mark in first.language] == ["insinuation"]
    assert second.language == ()


def test_every_mark_has_a_reason() -> None:
    assert all(
        mark.reason for mark in read("Perhaps the regime's so-called audit raises questions.")
    )


PIECES = st.sampled_from(
    [
        *("the regime", "so-called", "perhaps", "“", "”", '"', "‘", "’", "'", "?", ". ", ", ", " "),
        *("\n\n", "who benefits", "never before in history", "very bleak", "İ", "é", "war-torn-"),
        *("one can only guess", "is likely to", "a puppet of the", "REGIME", "🙂", "called", "…"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=30).map("".join))
def test_marks_lie_in_order_inside_their_statement(text: str) -> None:
    mine = [statement(n, text, span) for n, span in enumerate(sentences(text))]
    found = with_language(Report("r", text), mine, ())
    assert found == with_language(Report("r", text), mine, ())
    for one in found:
        end = 0
        for mark in one.language:
            assert end <= mark.start < mark.end <= mark.start + LONGEST
            assert any(span.covers(Span(mark.start, mark.end)) for span in one.spans)
            end = mark.end


def attributed(text: str, source: str, cue: str, content: str) -> list[Language]:
    """The marks where the whole content is one statement, put to the source."""
    span = Span(text.index(content), text.index(content) + len(content))
    at = (text.index(source), text.index(cue))
    put = Attribution(
        "a1",
        (Span(at[0], at[0] + len(source)),),
        (Span(at[1], at[1] + len(cue)),),
        (span,),
    )
    one = Statement("t1", (span,), content, "reported", "a1")
    (said,) = with_language(Report("r", text), [one], [put])
    return list(said.language)


def test_how_the_author_names_a_source_is_the_authors_word() -> None:
    text = "The lapdogs of the palace said that the cronies would pay."
    (mark,) = attributed(text, "The lapdogs of the palace", "said", "that the cronies would pay")
    assert (mark.kind, text[mark.start : mark.end]) == ("name_calling", "lapdogs")


def test_a_cue_is_no_doubt_of_the_author() -> None:
    text = "The mayor supposedly doubts that the bridge would hold."
    assert not attributed(text, "The mayor", "supposedly doubts", "that the bridge would hold")


def test_a_source_named_inside_a_speech_is_the_speakers_word() -> None:
    text = "She held that the lapdogs said so."
    outer = Attribution("a1", (Span(0, 3),), (Span(4, 8),), (Span(9, 33),))
    inner = Attribution("a2", (Span(14, 25),), (Span(26, 30),), (Span(31, 33),))
    one = Statement("t1", (Span(31, 33),), "so", "reported", "a2")
    (said,) = with_language(Report("r", text), [one], [outer, inner])
    assert not said.language
    (said,) = with_language(Report("r", text), [one], [inner])
    assert [text[mark.start : mark.end] for mark in said.language] == ["lapdogs"]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        # mock praise and irony
        ("His tap dance around the levy was long.", "tap dance", "loaded"),
        ("Such an answer deserves a prize.", "deserves a prize", "loaded"),
        ("The speech was a masterclass in evasion.", "a masterclass in", "loaded"),
        (
            "It was a triumph of hope over arithmetic.",
            "a triumph of hope over arithmetic",
            "loaded",
        ),
        ("That tireless guardian of decency banned him.", "tireless guardian of", "loaded"),
        ("Our dear leader has spoken.", "our dear leader", "loaded"),
        ("The good burghers of Orm were not asked.", "The good burghers", "loaded"),
        ("The port graciously allowed two questions.", "graciously", "loaded"),
        ("The board did not deign to reply.", "not deign to", "loaded"),
        # pictures that judge
        ("The leak bore every mark of theatre.", "every mark of theatre", "loaded"),
        ("It is theatre for domestic consumption.", "theatre for domestic consumption", "loaded"),
        ("The hearing was a pantomime.", "pantomime", "loaded"),
        ("The plan is one more roll of the dice.", "roll of the dice", "loaded"),
        ("The scheme is a cancer on the port.", "cancer on the", "loaded"),
        ("It was leaked to a friendly newspaper.", "friendly newspaper", "loaded"),
        ("The harbour is the mayor's fiefdom.", "fiefdom", "loaded"),
        ("They preach austerity from the terrace.", "preach austerity", "loaded"),
        ("The owners helped themselves to the pensions.", "helped themselves to", "loaded"),
        ("It was a barely veiled message.", "barely veiled", "loaded"),
        ("A lame-duck cabinet signed it.", "lame-duck", "loaded"),
        ("She took a swipe at the pilots.", "took a swipe at", "loaded"),
        ("That Hercules of the rubber stamp signed.", "That Hercules of", "name_calling"),
        # readers are addressed, and hinted at
        ("Readers may judge for themselves.", "Readers may judge", "insinuation"),
        ("Make of that what you will.", "Make of that what you will", "insinuation"),
        ("As luck would have it, his cousin won.", "As luck would have it", "insinuation"),
        ("We shall see.", "We shall see", "insinuation"),
        ("To nobody's surprise, the port won.", "To nobody's surprise", "insinuation"),
        ("The timing is suspicious.", "The timing is suspicious", "insinuation"),
        ("The very same chamber let him off.", "the very same chamber", "insinuation"),
        ("Who stands to gain from it?", "Who stands to gain from it?", "insinuation"),
        # guesses
        ("The mayor must have known of it.", "must have known", "speculation"),
        ("It would not be surprising if he left.", "It would not be surprising", "speculation"),
        ("The port could well have closed.", "could well", "speculation"),
        ("The council seems bent on closing it.", "seems bent on", "speculation"),
        ("It was almost certainly a mistake.", "almost certainly", "speculation"),
        ("Nobody should be surprised.", "Nobody should be surprised", "speculation"),
        # doubts
        ("If one believes the port, it rained.", "If one believes", "doubt"),
        ("So the theory goes, at least.", "So the theory goes", "doubt"),
        ("The plan, such as it is, has two pages.", "such as it is", "doubt"),
        # more than can be
        ("It was the bargain of the century.", "bargain of the century", "exaggeration"),
        ("Any fool can count the barges.", "Any fool can", "exaggeration"),
        ("The claim is patently false.", "patently", "exaggeration"),
    ],
)
def test_irony_pictures_hints_and_guesses(text: str, word: str, kind: str) -> None:
    assert (word.lower(), kind) in [(said.lower(), kind) for said, kind in marked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The dancers rehearsed a tap dance on Monday.",
        "The choreographer staged a circus for the festival.",
        "The puppet show drew 200 children to the library.",
        "The striker scored an own goal in the second half.",
        "The bishop gave a sermon on the gospel of Mark to the congregation.",
        "Patients with malaise were tested for the virus.",
        "Congress met in a lame-duck session.",
        "The struts of the bridge were replaced in May.",
        "The mayor has been in office for six years.",
        "The readers of the Post are older than its rivals' readers.",
        "The mock trial was held at the law school.",
        "The hurricane slammed the coast and plagued the growers.",
        "The theatre opened in 1931 and seats 400.",
        "A friendly match was played on Sunday.",
        "The guardian of the two boys signed the form.",
        "The free lunch programme feeds 300 pupils.",
        "The report could be published in May.",
    ],
)
def test_the_same_words_meant_as_they_stand(text: str) -> None:
    assert marked(text) == []
