"""The process that lays out web pages, run by :mod:`onrecord.gather.html`.

A page is hostile input to several megabytes of parsers: here one may hang or crash without
taking the caller with it. Frames in and out are 8 bytes of length, big-endian, and msgpack.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import IO

import msgspec

from onrecord.gather.emphasis import Block, Emphasis, kept_emphasis

_QUOTE_OPEN = re.compile(r"<q(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_QUOTE_CLOSE = re.compile(r"</q\s*>", re.IGNORECASE)
# A paragraph that is wholly or at its head in bold or italics, and the marks that stand for that
# while trafilatura, which drops both, lays the page out.
_EMPHASIS = re.compile(
    r"(<p\b[^<>]{0,500}>\s*)<(strong|b|em|i)\b[^<>]{0,500}>"
    r"((?:[^<]|<(?!/?(?:p|div|strong|b|em|i)\b)){2,1200})</\2\s*>\s*(</p\s*>|<br\b[^<>]{0,50}>)",
    re.IGNORECASE,
)
_OPEN: dict[str, str] = {"**": "\ue010", "*": "\ue011"}
_CLOSE = "\ue012"
_MARKS = re.compile(f"[\ue010-{_CLOSE}]")
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "div", "body", "code"})
_MEMORY = 4 << 30  # bytes of address space


class Page(msgspec.Struct, frozen=True):
    """A page to lay out, and its address where it has one."""

    html: str
    address: str | None = None


class Article(msgspec.Struct, frozen=True):
    """What was found on a page; blank text where nothing was."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None  # as the page gives it


def lay_out(page: Page) -> Article:
    """The page's article, paragraphs a blank line apart, table rows on lines of their own."""
    from trafilatura import bare_extraction

    # trafilatura drops the quotation marks that browsers put around <q>.
    html = _QUOTE_CLOSE.sub("”", _QUOTE_OPEN.sub("“", _MARKS.sub("", page.html)))
    html = _EMPHASIS.sub(_marked, html)
    try:
        found = bare_extraction(
            html,
            url=page.address,
            include_comments=False,
            with_metadata=True,
            # Only dates that the page marks as its own; the last day is fixed, so that today's
            # date does not change what is read.
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2100-01-01",
            },
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = None
    if found is None or isinstance(found, dict) or found.body is None:
        return Article(text="")
    return Article(
        text=_with_emphasis(_paragraphs(found.body)),
        title=found.title and _MARKS.sub("", found.title),
        outlet=found.sitename,
        author=found.author,
        published=found.date,
        address=found.url,
    )


def _marked(match: re.Match[str]) -> str:
    """A paragraph with marks for its emphasis; one that only begins in it becomes two."""
    start, tag, words, end = match.groups()
    strong = tag.lower() in ("strong", "b")
    if not end.startswith("</"):
        if not (strong and words.rstrip().endswith("?")):
            return match[0]
        end = "</p><p>"
    return f"{start}{_OPEN['**' if strong else '*']}{words}{_CLOSE}{end}"


def _with_emphasis(text: str) -> str:
    """The text with the emphasis of an interview, and without the marks of all other."""
    blocks = []
    for words in text.split("\n\n"):
        plain = _MARKS.sub("", words)
        emphasis: Emphasis | None = None
        if words.endswith(_CLOSE) and len(words) - len(plain) == 2:
            emphasis = "**" if words[0] == _OPEN["**"] else "*"
        blocks.append(Block(plain, emphasis))
    return "\n\n".join(kept_emphasis(blocks))


def _paragraphs(body: object) -> str:
    from lxml import etree

    kept: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS and not (tag == "code" and "\n" not in (element.text or "")):
            kept.append("\n\n")
        elif tag == "row" and event == "start":
            kept.append("\n")
        elif tag == "cell" and event == "start" and element.getprevious() is not None:
            kept.append("\t")
        elif tag == "lb" and event == "start":
            kept.append("\n")
        # Line ends inside a run of text are the page source's own.
        words = element.text if event == "start" else element.tail
        if words and (event == "start" or element is not body):
            kept.append(words.replace("\n", " "))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(kept))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the stream ends."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send one frame."""
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def main() -> None:
    """Answer every page on standard input with its article, until it ends."""
    logging.disable(logging.CRITICAL)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # not everywhere can memory be limited
    import trafilatura

    # Loading takes its time; from here on a page's own time counts.
    write_frame(sys.stdout.buffer, trafilatura.__version__.encode())
    while (data := read_frame(sys.stdin.buffer)) is not None:
        try:
            article = lay_out(msgspec.msgpack.decode(data, type=Page))
        except Exception:  # whatever a page sets off in the parsers
            article = Article(text="")
        write_frame(sys.stdout.buffer, msgspec.msgpack.encode(article))


if __name__ == "__main__":
    main()
