"""Who answered which statement, read from whole texts; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.concerning import Statements, stems
from onrecord.read.reader import Reader
from onrecord.records import Statement


def answers(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """The name of the actor, the kind, and the text of the statement that is answered."""
    reading = reader.read(text)
    names = {source.id: source.name for source in reading.sources}
    said = {one.id: one.text for one in reading.statements}
    return [(names[r.actor], r.kind, said.get(r.about or "", "")) for r in reading.responses]


QA = (
    "Q: Did the fleet leave the harbour last night?\n\nMS. ORDE: I'm not "
    "going to get into ship movements.\n\nQ: The Ledger says that the "
    "admiral was dismissed over it.\n\nMS. ORDE: That is not true. The "
    "admiral retired.\n\nQ: Can you confirm the date of the summit?\n\nMS. "
    "ORDE: I can confirm that it will be held on 4 May."
)
MILL = (
    "Q: The Castrian government says that your soldiers burned the mill. "
    "What do you say to that?\n\nCOLONEL HASK: They did not burn the mill. "
    "They were not even there.\n\nQ: So who did?\n\nCOLONEL HASK: I would "
    "refer you to the police."
)

ABOUT = [
    (
        (
            "Two defence officials said that the ferry had been rammed by a trawler from Harnel. "
            "The crew was found at dawn. Harnel denied any part in the sinking."
        ),
        "Harnel",
        "denies",
        "rammed by a trawler",
    ),
    (
        (
            "A navy paper seen by Tidewater News says that the hull was breached. A person briefed "
            "on the search said that debris had been found in the bay. Tidewater News could not "
            "confirm this."
        ),
        "Tidewater News",
        "declines",
        "debris had been found",
    ),
    (
        (
            "The Harbour Gazette reported that the minister had taken money from a "
            "shipping firm. The minister, Tam Orrin, denied the report."
        ),
        "Tam Orrin",
        "denies",
        "had taken money",
    ),
    (
        (
            "Opposition leader Wenna Dask accused the mayor of hiding the audit. "
            "Mayor Ilo Fenn called the accusation false."
        ),
        "Ilo Fenn",
        "denies",
        "hiding the audit",
    ),
    (
        (
            "Two officials said that the dam had been unsafe for years. The ministry "
            "of works declined to comment."
        ),
        "ministry of works",
        "declines",
        "unsafe for years",
    ),
    (
        (
            "Critics say the airline ignored three warnings about the engines. A "
            "spokeswoman for Skarn Air rejected the claim as baseless."
        ),
        "Skarn Air",
        "denies",
        "ignored three warnings",
    ),
    (
        (
            "The mayor was asked whether she had met the developer in March. She "
            "changed the subject."
        ),
        "the mayor",
        "evades",
        "met the developer",
    ),
    (
        "The ministry did not say who had fired first.",
        "the ministry",
        "declines",
        "who had fired first",
    ),
    (
        "The chancellor refused to be drawn on whether the tax would rise.",
        "the chancellor",
        "declines",
        "the tax would rise",
    ),
    (
        ("Asked whether the troops had crossed the river, General Pell smiled and walked away."),
        "General Pell",
        "evades",
        "had crossed the river",
    ),
    (
        (
            "The union says that 40 workers were dismissed without notice. The firm "
            "confirmed that 40 workers had been dismissed, but said all had been "
            "warned."
        ),
        "the firm",
        "confirms",
        "40 workers were dismissed",
    ),
    (
        (
            "Residents said the plant had dumped oil into the bay. Norvik Oil "
            "stopped short of denying that oil had been spilled."
        ),
        "Norvik Oil",
        "declines",
        "dumped oil",
    ),
    (
        (
            "A senior aide told the Courier that the talks had collapsed. The "
            "foreign ministry would neither confirm nor deny that the talks had "
            "collapsed."
        ),
        "the foreign ministry",
        "declines",
        "had collapsed",
    ),
    (
        ("The club dismissed as nonsense reports that its coach was about to leave."),
        "the club",
        "denies",
        "was about to leave",
    ),
    (
        ("Prosecutors say he stole the ring. His lawyer, Una Breck, said the charge was nonsense."),
        "Una Breck",
        "denies",
        "stole the ring",
    ),
    (
        (
            "The Tribune reported on Friday that the two ministers had met in "
            'secret. "There was no such meeting," the spokesman for the foreign '
            "ministry, Olav Trint, said."
        ),
        "Olav Trint",
        "denies",
        "met in secret",
    ),
    (
        (
            "The report said the bridge had not been inspected since 2019. The "
            "transport authority acknowledged that inspections had lapsed."
        ),
        "the transport authority",
        "confirms",
        "had not been inspected",
    ),
    (
        (
            "The Post reported that the army had lost two tanks. The defence "
            "ministry has not commented on the report."
        ),
        "the defence ministry",
        "silent",
        "lost two tanks",
    ),
    (
        "The governor dodged questions about whether he would run again.",
        "the governor",
        "evades",
        "whether he would run again",
    ),
    (
        "Whether the envoy carried a letter, the embassy would not say.",
        "the embassy",
        "declines",
        "carried a letter",
    ),
    ("The broker denied having seen the memo.", "the broker", "denies", "having seen the memo"),
    (
        (
            '"That is a question for the treasury," Prime Minister Ansa Vold said '
            "when asked if the bank would be sold."
        ),
        "Ansa Vold",
        "declines",
        "bank would be sold",
    ),
    (
        "Karsk rejected Dovia's claim that its drones had hit the port.",
        "Karsk",
        "denies",
        "hit the port",
    ),
    (
        ("The palace disputes the account given by the former cook, who said she was never paid."),
        "the palace",
        "denies",
        "the former cook",
    ),
    (
        "The hospital conceded that a nurse had given the wrong drug.",
        "the hospital",
        "confirms",
        "given the wrong drug",
    ),
    (
        (
            "The minister's office denied that he had been offered a seat on the "
            "board, as the weekly Orbis had reported."
        ),
        "the minister's office",
        "denies",
        "a seat on the board",
    ),
    (
        "Lenka Moor did not deny that she had known of the plan.",
        "Lenka Moor",
        "declines",
        "had known of the plan",
    ),
    (
        (
            "The head of the agency avoided a direct answer when asked if the files "
            "had been destroyed."
        ),
        "the head of the agency",
        "evades",
        "files had been destroyed",
    ),
    (
        (
            "Ms Tarn's lawyers insisted that she had never owned the flat, "
            "contradicting a report in the Sentinel that she bought it in 2030."
        ),
        "Ms Tarn's lawyers",
        "denies",
        "she bought it in 2030",
    ),
    (
        (
            "Villagers say soldiers took the cattle. The army said the accusation "
            'was "an invention".'
        ),
        "the army",
        "denies",
        "took the cattle",
    ),
    (
        (
            "The Courier reported that the envoy had resigned. The embassy described "
            "the report as untrue."
        ),
        "the embassy",
        "denies",
        "the envoy had resigned",
    ),
    (
        (
            "Asked about the missing files, Governor Pelt wished everybody a good "
            "weekend and got into his car."
        ),
        "Pelt",
        "evades",
        "missing files",
    ),
    (
        "The charity refused to say how many boats it had lost.",
        "the charity",
        "declines",
        "how many boats",
    ),
    (
        "The carmaker acknowledged that the brakes could fail.",
        "the carmaker",
        "confirms",
        "the brakes could fail",
    ),
    (
        (
            "Villagers say the dam leaked for years. The operator, Halm Water, "
            "denied any such thing."
        ),
        "Halm Water",
        "denies",
        "leaked for years",
    ),
    (QA, "ORDE", "declines", "leave the harbour"),
    (QA, "ORDE", "denies", "admiral was dismissed"),
    (MILL, "Hask", "denies", "burned the mill"),
    (MILL, "Hask", "declines", "burned the mill"),
]


@pytest.mark.parametrize(("text", "actor", "kind", "about"), ABOUT)
def test_what_is_answered(reader: Reader, text: str, actor: str, kind: str, about: str) -> None:
    got = answers(reader, text)
    assert any(
        actor.casefold() in a.casefold() and k == kind and about in said for a, k, said in got
    ), got


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        (
            "The company did not respond to questions about the missing barrels.",
            "the company",
            "silent",
        ),
        (
            ("The firm was contacted for comment but had not replied by the time of publication."),
            "the firm",
            "silent",
        ),
        ("No comment was available from the shipyard.", "the shipyard", "silent"),
        ("The allegations were denied by the council leader, Ros Pyke.", "Ros Pyke", "denies"),
        ("The president left the room without taking questions.", "the president", "evades"),
        (
            (
                '"I won\'t speculate about what he may have known," said police chief '
                "Dan Ruel, asked about the mayor's role."
            ),
            "Dan Ruel",
            "declines",
        ),
        (
            "The foreign office said it does not comment on intelligence matters.",
            "the foreign office",
            "declines",
        ),
    ],
)
def test_nothing_that_is_answered(reader: Reader, text: str, actor: str, kind: str) -> None:
    assert [(a.casefold(), k) for a, k, _ in answers(reader, text)] == [(actor.casefold(), kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The party would need a majority to confirm judges.",
        ("The minister directed the fleet to sail. The mayor said that it would rain."),
        "Asked whether the road was safe, the mayor said the road was safe.",
        "The doctor said he did not support the plan.",
        "Their disputed plan was dropped.",
    ],
)
def test_no_answer(reader: Reader, text: str) -> None:
    assert answers(reader, text) == []


@given(st.text(max_size=80))
def test_stems_never_fail(text: str) -> None:
    assert all(stems(text))


def test_no_statement_at_all() -> None:
    nothing: list[Statement] = []
    said = Statements("", nothing, [])
    assert said.before(0, set(), "x") is None
    assert said.inside(0, 9) is None
    assert said.asked(0, 9, "x") is None
