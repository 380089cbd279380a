from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.who.sourcing import described
from onrecord.records import Attribution, Report, Source, Span
from tests.read.made_sources import at, one, said, source

WORDS = st.sampled_from(
    [
        "Ada",
        "Corran",
        ",",
        "who",
        "leads",
        "the",
        "union",
        "said",
        "officials",
        "of",
        ".",
        "on",
        "condition",
        "anonymity",
        "because",
        "President",
        "allegedly",
        "it",
        "is",
        "understood",
        "that",
        "a",
        "46",
        "—",
        "(",
        ")",
        "“",
        "”",
        "’",
        "'s\n",
        "and",
        "which",
        "Dr.",
        "U.S.",
        "31",
        "percent",
        "İ",
        "ǅ",
        "😀",
        "Mr",
        "minister",
        "THE",
        "Times",
        "judge",
        "told",
        "not",
        "authorised",
        "to",
        "speak",
        "one",
        "two",
        "²",
        "½",
        "-",
        "&",
        "/",
        "é",
    ]
)


def hearsay(text: str, cue: str, content: str, who: str | None = None) -> list[Source]:
    sources = [source(text, who)] if who else []
    made = Attribution(
        id="a1",
        source=sources[0].mentions if sources else (),
        cue=(at(text, cue),),
        content=(at(text, content),),
        source_id=who,
        chain=(who,) if who else (),
    )
    return described(Report("r", text), sources, [made])[0]


def test_hearsay_has_a_source_of_its_own() -> None:
    text = "It is understood that the ship was lost."
    (found,) = hearsay(text, "It is understood", "the ship was lost")
    assert (found.grade, found.name) == ("unattributed", "It is understood")
    assert found.mentions == (at(text, "It is understood"),)
    (found,) = hearsay("He is believed to have fled.", "is believed", "to have fled")
    assert found.grade == "unattributed"
    found = hearsay(text, "is understood", "the ship was lost", who="It")[-1]
    assert found.grade == "unattributed"


def test_a_passive_that_leaves_the_speaker_out_has_none() -> None:
    assert hearsay("The man was determined to be fit.", "was determined", "to be fit") == []
    text = "He is believed by the police to have fled."
    assert hearsay(text, "is believed", "to have fled") == []


def test_one_source_for_all_hearsay_and_the_chain_ends_in_it() -> None:
    text = "He is said to be ill. She is believed to be well."
    made = [
        Attribution(id=str(k), source=(), cue=(at(text, cue),), content=(at(text, what),))
        for k, (cue, what) in enumerate([("is said", "to be ill"), ("is believed", "to be well")])
    ]
    sources, attributions = described(Report("r", text), [], made)
    assert len(sources) == 1
    assert {a.source_id for a in attributions} == {sources[0].id}
    assert all(a.chain == (sources[0].id,) for a in attributions)


def test_an_adverb_that_no_attribution_has_makes_one() -> None:
    text = "The minister allegedly took the money. The boat sank."
    sources, attributions = described(Report("r", text), [], [])
    assert [s.grade for s in sources] == ["unattributed"]
    assert [c.cut(text) for c in attributions[0].content] == ["The minister", "took the money"]
    who = source(text, "The minister")
    taken = said(text, who, cue="took", content="the money")
    assert len(described(Report("r", text), [who], [taken])[1]) == 1


def test_a_title_is_the_one_person_who_holds_it() -> None:
    text = "City Attorney Ada Corran sued. The city attorney said so."
    people = [source(text, "Ada Corran", kind="person"), source(text, "The city attorney")]
    sources, attributions = described(Report("r", text), people, [said(text, people[1])])
    assert [s.name for s in sources] == ["Ada Corran"]
    assert attributions[0].source_id == sources[0].id
    assert attributions[0].chain == (sources[0].id,)
    found = one(text, "The city attorney")
    assert (found.name, found.grade) == ("Ada Corran", "named")


def test_a_title_stays_apart_where_two_could_hold_it_or_another_does() -> None:
    for text in (
        "Judge Ada Corran ruled. Judge Tom Venn did not. The judge said so.",
        "Former Judge Ada Corran ruled. The judge said so.",
        "French President Ada Corran spoke. The German president said so.",
        "President Ada Corran spoke. The German president said so.",
        "Judge Ada Corran ruled. A judge said so.",
        "The company's president said so. President Ada Corran did not.",
    ):
        phrase = text[text.index(". ") + 2 :] if not text.startswith("The company") else text
        mention = phrase[: phrase.index(" said")].split(". ")[-1]
        assert one(text, mention).grade != "named", text


def test_a_full_name_is_taken_from_the_text() -> None:
    assert one("Ada Corran fell. Corran said so.", "Corran said"[:6], kind="person").name == (
        "Ada Corran"
    )
    text = "Ada Corran met Tom Corran. Then Corran said so."
    assert one(text, "Corran said"[:6], kind="person").name == "Corran"


def test_names_lose_the_capital_of_a_sentence_and_gain_the_rest_of_a_name() -> None:
    assert one("Some voters said so.", "Some voters").name == "some voters"
    assert one("The White House said so.", "The White House", name="House").name == "White House"
    assert one("Tarn Rail said so.", "Tarn Rail").name == "Tarn Rail"


def test_a_lone_pronoun_has_the_grade_of_the_last_person_before_it() -> None:
    text = "Ada Corran spoke. He said so."
    people = [source(text, "Ada Corran", kind="person"), source(text, "He")]
    sources, _ = described(Report("r", text), people, [])
    assert sources[1].grade == "named"
    assert sources[1].name == "He"
    assert one("Then he said so.", "he").grade is None


def test_labels_of_speakers_are_no_names() -> None:
    text = "SENIOR ADMINISTRATION OFFICIAL: It is so."
    found = one(
        text,
        "SENIOR ADMINISTRATION OFFICIAL",
        name="Senior Administration Official",
        kind="person",
    )
    assert found.grade == "anonymous"


def test_a_known_role_stays() -> None:
    text = "President Ada Corran said so."
    made = msgspec.structs.replace(source(text, "Ada Corran", kind="person"), role="Captain")
    assert described(Report("r", text), [made], [])[0][0].role == "Captain"


@given(st.lists(WORDS, max_size=60), st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_gives_the_same_answer_twice_with_spans_inside_it(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words) + data.draw(st.text(max_size=20))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda p: Span(min(p), max(p))
    )
    sources = [
        Source(
            id=f"s{k}",
            name=mention.cut(text) or "x",
            kind=data.draw(st.sampled_from([None, "person", "group"])),
            mentions=(mention,),
        )
        for k, mention in enumerate(data.draw(st.lists(place, max_size=5)))
    ]
    ids = [None, *(s.id for s in sources)]
    attributions = [
        Attribution(
            id=f"a{k}",
            source=(data.draw(place),),
            cue=(cue,),
            content=(data.draw(place),),
            source_id=data.draw(st.sampled_from(ids)),
        )
        for k, cue in enumerate(data.draw(st.lists(place, max_size=5)))
    ]
    report = Report("r", text)
    found = described(report, sources, attributions)
    assert found == described(report, sources, attributions)
    known = {s.id for s in found[0]}
    for item in found[1]:
        assert item.source_id is None or item.source_id in known
        for span in (*item.justification, *item.content, *item.cue):
            assert 0 <= span.start <= span.end <= len(text)
    for made in found[0]:
        assert made.name
        assert all(0 <= m.start <= m.end <= len(text) for m in made.mentions)
