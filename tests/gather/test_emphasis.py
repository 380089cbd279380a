"""The emphasis that an interview keeps, in Markdown and on web pages. The texts are fictional."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.gather.emphasis import Block, kept_emphasis
from onrecord.gather.html import read_html
from onrecord.gather.markdown import read_markdown

TALK = """Ilse Marrow spoke to the Courier in her office.

**Ms. Marrow, why was the dredging stopped?**

We ran out of **money**. I told the board in March.

**Did you tell the ministry?** I did not.

__And who
decided that?__

I did, and I would do it again.

*The talk was shortened.*"""


def test_the_questions_of_an_interview_keep_their_marks() -> None:
    assert read_markdown(TALK).text.split("\n\n") == [
        "Ilse Marrow spoke to the Courier in her office.",
        "**Ms. Marrow, why was the dredging stopped?**",
        "We ran out of money. I told the board in March.",
        "**Did you tell the ministry?**",
        "I did not.",
        "**And who decided that?**",
        "I did, and I would do it again.",
        "*The talk was shortened.*",
    ]


def test_what_was_kept_is_kept_again() -> None:
    once = read_markdown(TALK).text
    assert read_markdown(once).text == once


def test_bold_lines_of_an_article_are_plain() -> None:
    text = """**What happened?**

The wall broke on Monday.

**Who is to blame?**

The board says that nobody is. “I knew nothing,” Ann Roe said.

**What next?**

The minister will speak on Friday."""
    assert "*" not in read_markdown(text).text
    few = "**Did you know?**\n\nI did.\n\n**Do you regret it?**\n\nWe do."
    assert "*" not in read_markdown(few).text


def test_a_page_keeps_them_too() -> None:
    page = """<html><head><title>Talk</title></head><body><article><h1>Marrow talks</h1>
<p>Ilse Marrow, who runs the port of Valmar, spoke to the Courier in her office on Monday.</p>
<p><strong>Ms. Marrow, why was the dredging of the harbour stopped?</strong></p>
<p>We ran out of money. I told the board in March that we would run out of it.</p>
<p><b class="q">Did you tell the ministry about it as well?</b><br>I did not tell them. I thought
that the board had done so.</p>
<p><strong>And who decided that?</strong></p>
<p>I did, and I would do it again, whatever <em>anybody</em> says of it now.</p>
<p><em>The talk was shortened.</em></p></article></body></html>"""
    text = read_html(page.encode()).text
    marked = [words for words in text.split("\n\n") if words.startswith("*")]
    assert marked == [
        "**Ms. Marrow, why was the dredging of the harbour stopped?**",
        "**Did you tell the ministry about it as well?**",
        "**And who decided that?**",
        "*The talk was shortened.*",
    ]
    assert "I did not tell them." in text.split("\n\n")[5]


def test_a_page_with_a_bold_line_keeps_none() -> None:
    page = """<html><head><title>Wall</title></head><body><article><h1>The wall broke</h1>
<p><strong>The wall of the harbour of Valmar broke on Monday night, the port said.</strong></p>
<p>Nobody was hurt, and the port said that it would be mended before the end of the week.</p>
<p><b>Read also: why did it break?</b></p>
<p>“We knew of the cracks,” Ilse Marrow, who runs the port, told the Courier.</p></article>
</body></html>"""
    text = read_html(page.encode()).text
    assert "*" not in text
    assert "The wall of the harbour" in text


@given(
    st.lists(
        st.builds(
            Block,
            st.sampled_from(["Did you?", "I did.", "We know you.", "Who?", "A plain line.", " "]),
            st.sampled_from([None, "**", "*"]),
        ),
        max_size=12,
    )
)
def test_no_word_is_lost_or_added(blocks: list[Block]) -> None:
    kept = kept_emphasis(blocks)
    assert [words.strip("*").split() for words in kept] == [b.words.split() for b in blocks]
