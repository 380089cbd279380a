"""Front matter as people and programs write it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.gather.frontmatter import first_of, split_front_matter


def test_folded_and_quoted_values() -> None:
    values, body = split_front_matter(
        "---\n"
        "date: '2024-11-19'\n"
        "published_time: 2024-11-19 18:30:00-05:00\n"
        "source_url: https://port.example/ferry/?a=1#top\n"
        'title: "Remarks by Mayor\\_Orlin on the Ferry | Valmar,\\_\\\n'
        '  \\ and the Port\\u2019s Answer"\n'
        "author: 'Tessa\n  O''Dell'\n"
        "outlet: Valmar Courier # weekly\n"
        "---\n \nThe ferry.\n"
    )
    assert values == {
        "date": "2024-11-19",
        "published_time": "2024-11-19 18:30:00-05:00",
        "source_url": "https://port.example/ferry/?a=1#top",
        "title": "Remarks by Mayor Orlin on the Ferry | Valmar, and the Port’s Answer",
        "author": "Tessa O'Dell",
        "outlet": "Valmar Courier",
    }
    assert body == " \nThe ferry.\n"


def test_lists_blocks_and_empty_values() -> None:
    values, _ = split_front_matter(
        "---\nauthors:\n- Tessa Orlin\n-  'Ada Brell'\ntags: [a, \"b, c\", 'd']\n"
        "summary: >-\n  The ferry\n  stays.\nempty: ~\nnone:\nnested:\n  title: inner\n"
        "anchor: &x y\nTitle: Ferry: a fault\n...\nbody"
    )
    assert values["authors"] == "Tessa Orlin, Ada Brell"
    assert values["tags"] == "a, b, c, d"
    assert values["summary"] == "The ferry stays."
    assert values["title"] == "Ferry: a fault"
    assert not {"empty", "none", "anchor"} & values.keys()


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    for text in ("---\nJust prose.\n\n---\nMore.", "---\ntitle: never closed\n", "- a\n", ""):
        assert split_front_matter(text) == ({}, text)
    assert split_front_matter("---\n---\nThe ferry.") == ({}, "The ferry.")


def test_first_of_takes_the_first_that_has_a_value() -> None:
    assert first_of({"a": "", "b": "2"}, "c", "a", "b") == "2"
    assert first_of({}, "a") is None


@given(st.text(alphabet="ab:-'\"\\[]>| \n#&_x0"), st.text())
def test_any_front_matter_is_survived(block: str, body: str) -> None:
    values, rest = split_front_matter(f"---\nkey: v\n{block}\n---\n{body}")
    assert all(value and value == " ".join(value.split()) for value in values.values())
    assert rest.endswith(body)
