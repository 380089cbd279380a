from __future__ import annotations

import pytest

from tests.read.made_sources import one

PERSON = [
    ("EU diplomacy chief Ada Corran said so.", "EU diplomacy chief", "EU"),
    ("On Monday President Ada Corran said so.", "President", None),
    ("Ukrainian President Ada Corran said so.", "Ukrainian President", "Ukraine"),
    ("Public Works spokesperson Ada Corran said so.", "Public Works spokesperson", "Public Works"),
    ("Harbour Union leader Ada Corran said so.", "Harbour Union leader", "Harbour Union"),
    ("Secretary of State Ada Corran said so.", "Secretary of State", None),
    ("Former Premier Ada Corran said so.", "Former Premier", None),
    ("Russia's Foreign Minister Ada Corran said so.", "Foreign Minister", "Russia"),
    ("Its secretary, Ada Corran, said so.", "secretary", None),
    ("The firm's chief executive, Ada Corran, said so.", "chief executive", "the firm"),
    ("One of the port's pilots, Ada Corran, said so.", "pilot", "the port"),
    ("A nurse with the Tarn Hospice, Ada Corran, said so.", "nurse", "Tarn Hospice"),
    ("Ada Corran, founder of the Lamp, said so.", "founder", "Lamp"),
    ("Ada Corran, 46, a lawyer for the Harbour Union, said so.", "lawyer", "Harbour Union"),
    ("Ada Corran, director of research at Tarn, said so.", "director of research", "Tarn"),
    ("Ada Corran, Meta’s finance chief, said so.", "finance chief", "Meta"),
    (
        "Ada Corran, who is deputy head of the Tarn Institute, said so.",
        "deputy head",
        "Tarn Institute",
    ),
    (
        "Ada Corran, who leads the dockers' union, said so.",
        "leads the dockers' union",
        "the dockers' union",
    ),
    ("Ada Corran is an engineer at Tarn Rail. Ada Corran said so.", "engineer", "Tarn Rail"),
    ("Rep. Ada Corran (R-Oxley) said so.", "Rep.", "R-Oxley"),
    ("Ada Corran KC said so.", "KC", None),
    ("Ada Corran, prosecuting, said so.", "prosecuting", None),
    ("Ada Corran, who ran the firm's tenders, said so.", "ran the firm's tenders", "the firm"),
    ("Ada Corran, who was sworn in as a judge in May, said so.", "judge", None),
    (
        "Ada Corran, former clerk of Tarn and current whip of Oxley, said so.",
        "current whip",
        "Oxley",
    ),
    ("Former Oxley leader Ada Corran said so.", "Former Oxley leader", "Oxley"),
    ("Ada Corran of the Harbour Union said so.", None, "Harbour Union"),
    ("Ada Corran, Tom Venn's widow, said so.", "Tom Venn's widow", None),
]


@pytest.mark.parametrize(("text", "role", "affiliation"), PERSON)
def test_the_role_of_a_named_person(text: str, role: str | None, affiliation: str | None) -> None:
    found = one(text, "Ada Corran", kind="person")
    assert (found.role, found.affiliation) == (role, affiliation)
    assert role is None or found.reasons["role"]


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to the minister, Ada Corran said so.",
        "He met the minister. Ada Corran said so.",
        "Mr Venn told Ada Corran so.",
        "Ada Corran, Tom Venn and the mayor said so.",
        "Ada Corran, a woman of 42, said so.",
        "The driver told Ada Corran so.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert one(text, "Ada Corran", kind="person").role is None


def test_a_role_is_found_where_the_last_name_stands_alone() -> None:
    text = "Ada Corran fell ill. Corran, the town's doctor, said so."
    assert one(text, "Ada Corran", kind="person").role == "doctor"


def test_two_people_of_one_last_name_keep_their_roles() -> None:
    text = "Ada Corran said so. Corran, a nurse, spoke. Tom Corran wrote."
    assert one(text, "Ada Corran", kind="person").role is None


@pytest.mark.parametrize(
    ("phrase", "role", "affiliation"),
    [
        ("one senior aide", "senior aide", None),
        ("Unnamed US officials", "US officials", "US"),
        ("two senior defence officials", "senior defence officials", None),
        ("officials of the ministry", "officials", "the ministry"),
        ("a Pentagon official", "Pentagon official", "Pentagon"),
        ("some voters", None, None),
        ("Corran voters", None, None),
    ],
)
def test_the_role_of_those_without_a_name(
    phrase: str, role: str | None, affiliation: str | None
) -> None:
    found = one(f"On Monday {phrase} said so.", phrase)
    assert (found.role, found.affiliation) == (role, affiliation)
