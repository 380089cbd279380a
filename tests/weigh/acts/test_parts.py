"""Who had which part in an act, its oversight, how it is read, and the rules it falls under."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.ledger.records import Join
from onrecord.records import Span
from onrecord.weigh.acts.acts import acts
from onrecord.weigh.acts.records import Act
from onrecord.weigh.claims import claims
from onrecord.weigh.history.records import Met, Rule
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import SourceRef
from onrecord.weigh.sources import ledger_sources
from tests.weigh.acts.told import changed, decides, named, place, report, weighed
from tests.weigh.making import Line, own, said

STRIKES = "Orsa Brandt authorised missile strikes on the port of Kelvar"


def act_of(*more: Line, first: str = STRIKES, who: tuple[str, ...] = ()) -> Act:
    """The one act of a report that tells of the strikes, and these lines after it."""
    filed, one = report("one", [own(first), *more], "2031-03-02")
    for name in who:
        one = named(one, name, "state")
    one = decides(one, "Orsa Brandt", "authorised missile strikes", kind="authorises")
    return next(act for act in weighed((filed, one)) if "strikes" in act.text)


def test_through_whom_it_was_decided_carried_it_out() -> None:
    filed, one = report("one", [own(STRIKES + " through General Tarn")], "2031-03-02")
    one = named(one, "General Tarn")
    one = decides(one, "Orsa Brandt", "authorised missile strikes", through=("General Tarn",))
    (act,) = weighed((filed, one))
    assert act.actors("carried_out_by") == ("General Tarn",)


def test_who_operates_and_who_supplies() -> None:
    act = act_of(
        said(
            "Kelvar",
            "the missiles of these strikes are operated by Norland personnel",
            "collective",
            "state",
        ),
        own("Velmark supplied the missiles for the strikes"),
        who=("Velmark",),
    )
    assert act.actors("carried_out_by") == ("Norland personnel",)
    assert act.actors("enabled_by") == ("Velmark",)
    (operated,) = act.of("carried_out_by")
    assert operated.statement == "one#t2"


@pytest.mark.parametrize(
    "words",
    [
        "Velmark welcomed the missiles and the strikes",  # no part in it
        "Velmark supplied bread to its own schools",  # of something else
    ],
)
def test_who_has_no_part(words: str) -> None:
    act = act_of(own(words), who=("Velmark",))
    assert act.actors("enabled_by") == ()


def test_what_is_only_possible_gives_no_part() -> None:
    filed, one = report("one", [own(STRIKES), own("Velmark supplied the missiles")], "2031-03-02")
    one = decides(named(one, "Velmark", "state"), "Orsa Brandt", "authorised missile strikes")
    (act,) = weighed((filed, one))
    (unsure,) = weighed((filed, changed(one, "supplied", modality="possible")))
    assert act.actors("enabled_by") == ("Velmark",)
    assert unsure.actors("enabled_by") == ()


def test_oversight_that_the_reader_tied_to_it() -> None:
    filed, one = report("one", [own(STRIKES), own("Parliament was never asked")], "2031-03-02")
    one = decides(
        one, "Orsa Brandt", "authorised missile strikes", oversight=("none", "never asked")
    )
    (act,) = weighed((filed, one))
    (ground,) = act.of("oversight")
    assert (act.oversight, ground.kind, ground.statement) == ("none", "none", "one#t2")


@pytest.mark.parametrize(
    "words",
    [
        "The parliament of Velmark was not consulted",
        "MPs were not given a vote",
        "The other six were never asked",
    ],
)
def test_oversight_that_is_missing_beside_it(words: str) -> None:
    assert act_of(own(words)).oversight == "none"


@pytest.mark.parametrize(
    "words",
    [
        "The fishermen were not asked",  # nobody who oversees
        "The parliament was asked",
        "The court was not told that the child was six",  # of something else
    ],
)
def test_no_oversight_is_said_to_be_missing(words: str) -> None:
    assert act_of(own(words)).oversight is None


def test_reports_that_differ_on_oversight() -> None:
    filed, one = report("one", [own(STRIKES), own("Parliament approved it")], "2031-03-02")
    one = decides(
        one,
        "Orsa Brandt",
        "authorised missile strikes",
        oversight=("reported", "Parliament approved it"),
    )
    other, two = report("two", [own(STRIKES), own("Parliament was never asked")], "2031-03-03")
    two = decides(
        two, "Orsa Brandt", "authorised missile strikes", oversight=("none", "never asked")
    )
    (act,) = weighed((filed, one), (other, two))
    assert act.oversight == "disputed"


def test_each_actor_reads_the_act() -> None:
    filed, one = report(
        "one",
        [
            own(STRIKES),
            said(
                "the League",
                "these strikes as a political manoeuvre",
                "collective",
                "group",
                "believes",
            ),
            said(
                "Kelvar", "the missile strikes were an act of war", "collective", "state", "claims"
            ),
            said("Ida Venn", "the harvest as poor", force="believes"),
        ],
        "2031-03-02",
    )
    # The cue that the helper writes is “said”; the League's is a verb of seeing as.
    text = one.text.replace("the League said", "the League sees")
    one = decides(
        type(one)(**{name: getattr(one, name) for name in one.__struct_fields__} | {"text": text}),
        "Orsa Brandt",
        "authorised missile strikes",
    )
    (act,) = weighed((filed, one))
    assert [(side.actor, side.kind) for side in act.of("side")] == [
        ("the League", "believes"),
        ("Kelvar", "claims"),
    ]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("called for", "these missile strikes to end"),  # a demand
        (
            "described",
            "himself as a friend of the port of Kelvar and its missile crews",
        ),  # of himself
    ],
)
def test_no_reading_of_the_act(cue: str, words: str) -> None:
    filed, one = report("one", [own(STRIKES), said("Ida Venn", words)], "2031-03-02")
    one = decides(one, "Orsa Brandt", "authorised missile strikes")
    start = one.text.index("said")
    text = one.text[:start] + cue + one.text[start + 4 :]
    shift = len(cue) - 4

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift) if span.start > start else span

    attribution = msgspec.structs.replace(one.attributions[0], cue=(Span(start, start + len(cue)),))
    statements = tuple(
        msgspec.structs.replace(each, spans=tuple(map(moved, each.spans)))
        for each in one.statements
    )
    one = msgspec.structs.replace(
        one, text=text, attributions=(attribution,), statements=statements
    )
    (act,) = weighed((filed, one))
    assert act.of("side") == ()


def test_who_did_something_else_with_words_of_the_act_has_no_part() -> None:
    act = act_of(
        own("Velmark carried out a harvest survey while the missile strikes on Kelvar went on"),
        who=("Velmark",),
    )
    assert act.actors("carried_out_by") == ()


def test_an_author_judges_in_the_authors_name() -> None:
    act = act_of(own("The missile strikes are unlawful"))
    (side,) = act.of("side")
    assert (side.actor, side.kind) == ("Marl Gazette", "author")


def test_thinking_something_of_it_is_no_reading_of_it() -> None:
    act = act_of(said("Ida Venn", "the missile strikes began at noon", force="believes"))
    assert act.of("side") == ()


def test_a_side_in_another_report_is_found_by_a_link() -> None:
    filed, one = report("one", [own(STRIKES)], "2031-03-02")
    one = decides(one, "Orsa Brandt", "authorised missile strikes")
    other = report(
        "two", [said("Kelvar", "it was an act of war", "collective", "state")], "2031-03-03"
    )
    unlinked = weighed((filed, one), other)
    link = Join("one#t1", "two#t1", 0.8, "by hand", "concerns")
    linked = weighed((filed, one), other, joins=[link])
    assert unlinked[0].of("side") == ()
    assert [side.actor for side in linked[0].of("side")] == ["Kelvar"]


def test_grounds_tell_how_their_statements_stand() -> None:
    filed, one = report(
        "one",
        [said("a senior officer", STRIKES, "anonymous"), own("Parliament was never asked")],
        "2031-03-02",
    )
    one = decides(
        one, "Orsa Brandt", "authorised missile strikes", oversight=("none", "never asked")
    )
    (act,) = weighed((filed, one))
    (decided,) = act.of("decided_by")
    (missing,) = act.of("oversight")
    assert (decided.standing, decided.without_anonymous) == ("in", "out")
    assert any("a senior officer" in step for step in decided.why)
    assert (missing.standing, missing.without_anonymous) == ("in", "in")


def _rule(text: str, spans: tuple[Span, ...], kind: str, *met: str) -> Rule:
    return Rule(
        id="p1",
        actor="Kelvar",
        actor_id=None,
        source=SourceRef("one", "s1"),
        kind=kind,  # type: ignore[arg-type]
        condition="",
        consequence="",
        condition_spans=(),
        consequence_spans=(),
        date="2031-03-02",
        dates=("2031-03-02",),
        report="one",
        spans=spans,
        text=text,
        met=tuple(Met(key, "2031-03-02", "one", "", (), None, 0.9, "") for key in met),
    )


@pytest.mark.parametrize(
    ("text", "kind", "met", "how"),
    [
        ("who helps missile strikes on Kelvar is co-responsible", "doctrine", (), "names"),
        ("missile strikes on Kelvar will be answered", "threat", (), None),  # nobody answers for it
        ("who helps missile strikes on Kelvar is co-responsible", "promise", (), None),
        ("missile strikes on Kelvar will be answered", "threat", ("one#t1",), "met"),
        ("who buys our fish is co-responsible for the price", "doctrine", (), None),
    ],
)
def test_rules(text: str, kind: str, met: tuple[str, ...], how: str | None) -> None:
    filed, one = report(
        "one", [own(STRIKES), said("Kelvar", text, "collective", "state")], "2031-03-02"
    )
    one = decides(one, "Orsa Brandt", "authorised missile strikes")
    holdings = Holdings.build([(filed, one)])
    sources = ledger_sources(holdings)
    rule = _rule(text, (place(one, text),), kind, *met)
    act = acts(holdings, claims(holdings, sources), sources, [rule])[0]
    assert [(each.id, each.how) for each in act.rules] == ([("p1", how)] if how else [])


def test_an_act_can_make_the_rule() -> None:
    words = "amended the doctrine so that whoever aids strikes is co-responsible"
    filed, one = report("one", [own(f"Orsa Brandt {words}")], "2031-03-02")
    one = decides(one, "Orsa Brandt", words)
    holdings = Holdings.build([(filed, one)])
    sources = ledger_sources(holdings)
    rule = _rule(words, (place(one, words),), "doctrine")
    (act,) = acts(holdings, claims(holdings, sources), sources, [rule])
    assert [each.how for each in act.rules] == ["made"]
