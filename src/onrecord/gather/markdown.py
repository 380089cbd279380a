"""Text from Markdown: the mark-up goes, hard-wrapped lines become one, the words stay.

Only the questions of an interview keep their emphasis (:mod:`onrecord.gather.emphasis`).

CommonMark is read by markdown-it-py, which takes care of what a few patterns would get wrong:
links over two lines, escapes, lists in lists, quotes that go on without their sign.
"""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING

from onrecord.errors import BadRecord
from onrecord.gather.emphasis import Block, Emphasis, kept_emphasis
from onrecord.gather.frontmatter import first_of, split_front_matter
from onrecord.gather.options import Draft
from onrecord.report import iso_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# In one paragraph; the parser's time grows with the square of what opens and never closes.
_MOST_BRACKETS = 200
_BRACKET_SHARE = 1 / 10
_MARKED = re.compile(r"[*_`\[\]<>\\&~]|  \n")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?[ ]?")
_STRONG_LEFT = re.compile(r"(?<!\*)(?:(?<!\w)\*\*|\*\*(?!\w))(?!\*)")
_SILENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I)
_CELL = re.compile(r"</t[dh]\s*>\s*(?=<t[dh]\b)", re.I)
_LINE = re.compile(r"<br\b[^<>]*>\n?|</tr\s*>|</li\s*>", re.I)
_PARAGRAPH = re.compile(
    r"</?(?:p|div|h[1-6]|blockquote|table|ul|ol|section|article)\b[^<>]*>", re.I
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<![^<>]*>|<\?[^<>]*>")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_LONG_DATE = re.compile(
    r"(?:[a-z]+,\s+)?(?:([a-z]{3})[a-z]*\.?\s+(\d{1,2})|(\d{1,2})\s+([a-z]{3})[a-z]*\.?),?\s+(\d{4})",
    re.I,
)


def read_markdown(text: str, address: str | None = None) -> Draft:
    """The body's text, paragraphs a blank line apart, with what the front matter says.

    ``address`` is where it was found, for what does not give its own.

    Raises :class:`BadRecord` where the front matter's date is none.
    """
    values, body = split_front_matter(text)
    plain, heading = strip_markdown(body)
    dated = first_of(
        values, "published", "published_time", "date", "pubdate", "publish_date", "date_published"
    )
    return Draft(
        text=plain,
        id=first_of(values, "id"),
        title=first_of(values, "title", "headline") or heading,
        outlet=first_of(values, "outlet", "publication", "publisher", "sitename", "site"),
        author=first_of(values, "author", "authors", "byline", "by"),
        published=None if dated is None else _date(dated),
        address=first_of(values, "address", "source_url", "canonical_url", "url", "link")
        or address,
    )


def strip_markdown(body: str) -> tuple[str, str | None]:
    """The text without its mark-up, and the heading that it opens with (level 1), if any."""
    parser = _parser()
    env: dict[str, object] = {}
    paragraphs: list[Block] = []
    heading: str | None = None
    row: list[str] | None = None  # the cells of the table row that is open
    number = ""  # of the list item that is open, until its first paragraph takes it
    opened = ""
    for token in parser.parse(body, env):
        if token.type == "inline":
            blocks = _inline(parser, token, env)
            if row is not None:
                row.append(" ".join(block.words for block in blocks))
                continue
            if not paragraphs and opened == "h1":
                heading = " ".join(" ".join(block.words for block in blocks).split()) or None
            if number:
                blocks[0] = Block(number + blocks[0].words)
            paragraphs += blocks
            number = ""
        elif token.type == "html_block":
            paragraphs.append(Block(_html_block(token.content)))
        elif token.type == "fence":
            paragraphs.append(Block(token.content))
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            paragraphs.append(Block("\t".join(row)))
            row = None
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        opened = token.tag
    return joined_paragraphs(kept_emphasis(paragraphs)), heading


def joined_paragraphs(paragraphs: Sequence[str]) -> str:
    """The paragraphs a blank line apart, lines without white space at either end."""
    text = "\n\n".join(paragraphs)
    return "\n\n".join(
        "\n".join(line.strip() for line in block) for block in _blocks(text.split("\n"))
    )


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    # Indented lines are wrapped prose here, never code; inline parts are parsed one by one.
    parser.enable(["table", "strikethrough"]).disable(["code", "inline"])
    return parser


def _inline(parser: MarkdownIt, token: Token, env: dict[str, object]) -> list[Block]:
    """The words of a paragraph; two blocks where a question in bold opens it."""
    brackets = token.content.count("[")
    hostile = brackets > _MOST_BRACKETS or brackets > 20 + len(token.content) * _BRACKET_SHARE
    if hostile or not _MARKED.search(token.content):
        return [Block(" ".join(line.strip(" ") for line in token.content.split("\n")))]
    parts: list[Token] = []
    parser.inline.parse(token.content, parser, env, parts)
    end, emphasis = _emphasised(parts)
    if emphasis is not None:
        rest = _words(parts[end:])
        opening = _words(parts[:end])
        if not rest.strip():
            return [Block(opening, emphasis)]
        if emphasis == "**" and opening.rstrip().endswith("?") and rest[:1].isspace():
            return [Block(opening, emphasis), Block(rest.strip())]
    return [Block(_words(parts))]


_OPENING: dict[str, Emphasis] = {"strong_open": "**", "em_open": "*"}


def _emphasised(parts: Sequence[Token]) -> tuple[int, Emphasis | None]:
    """Where the emphasis that a paragraph begins with ends, and which it is."""
    at = next((k for k, part in enumerate(parts) if part.type != "text" or part.content), 0)
    if not parts or parts[at].type not in _OPENING:
        return 0, None
    emphasis, level = _OPENING[parts[at].type], parts[at].level
    close = parts[at].type.replace("open", "close")
    for k in range(at + 1, len(parts)):
        if parts[k].type == close and parts[k].level == level:
            return k + 1, emphasis
    return 0, None


def _words(parts: Sequence[Token]) -> str:
    kept: list[str] = []
    for part in parts:
        if part.type in ("text", "code_inline", "text_special"):
            kept.append(part.content)
        elif part.type == "softbreak":
            kept.append(" ")
        elif part.type == "hardbreak" or (part.type == "html_inline" and _LINE.match(part.content)):
            kept.append("\n")
    words = _FOOTNOTE.sub("", "".join(kept))
    # Converters write bold that CommonMark does not take for bold; a word like a** stays.
    strong = _STRONG_LEFT.findall(words)
    opens = bool(strong) and not words[: words.index("**")][-1:].isalnum()
    return _STRONG_LEFT.sub("", words) if opens and len(strong) % 2 == 0 else words


def _html_block(block: str) -> str:
    block = _CELL.sub("\t", _SILENT.sub("", block).replace("\n", " "))
    block = _PARAGRAPH.sub("\n\n", _LINE.sub("\n", block))
    return html.unescape(_TAG.sub("", block))


def _date(value: str) -> str:
    """An ISO date from front matter, which people also write as *November 19, 2024*."""
    long = _LONG_DATE.fullmatch(value)
    month = _MONTHS.get((long[1] or long[4]).lower()) if long else None
    if long and month:
        return iso_date(f"{long[5]}-{month:02}-{int(long[2] or long[3]):02}")
    try:
        return iso_date(value)
    except BadRecord:
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError):
            pass
        raise
