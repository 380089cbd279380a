"""The docs say what the code does: whatever is missing from them fails here."""

from __future__ import annotations

import contextlib
import io
import json
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

import onrecord
from onrecord import cli, records
from onrecord.commands import output
from onrecord.gather.options import GatherOptions

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("training/*.md"))
    if page.is_file()
)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
COMMAND_LINE = ROOT / "docs/command-line.md"

_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^()\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|css|npz|onnx|bin|json))`")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    start = re.search(rf"^{re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"there is no heading {heading!r}"
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{level}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def _parameters() -> Iterator[tuple[str, str]]:
    """Every option with the text of the section that has to name it."""
    text = _text(COMMAND_LINE)
    everything: list[tuple[str, click.Command]] = [("# The command line", cli.main)]
    context = click.Context(cli.main)
    for name in cli.main.list_commands(context):
        one = cli.main.get_command(context, name)
        assert one is not None
        everything.append((f"## `onrecord {name}`", one))
    for heading, command in everything:
        section = _section(text, heading)
        for parameter in command.get_params(click.Context(command)):
            if isinstance(parameter, click.Option):
                for option in (*parameter.opts, *parameter.secondary_opts):
                    yield option, section


def test_every_command_and_option_is_described() -> None:
    found = list(_parameters())
    assert any(option == "--format" for option, _ in found)
    missing = [option for option, section in found if not re.search(rf"`{option}[ `]", section)]
    assert not missing


def test_no_option_is_described_that_is_not_there() -> None:
    known = {option for option, _ in _parameters()}
    described = set(re.findall(r"^\| `(--[\w-]+)", _text(COMMAND_LINE), re.MULTILINE))
    assert described and described <= known


def test_every_exit_code_is_described() -> None:
    constants = {value for name, value in vars(output).items() if name.startswith("EXIT_")}
    table = _section(_text(COMMAND_LINE), "### Exit codes")
    described = {int(code) for code in re.findall(r"^\| (\d+) \| \S", table, re.MULTILINE)}
    assert described == constants | {0, 130}


def test_limits_are_those_of_the_code() -> None:
    options = GatherOptions()
    table = _section(_text(COMMAND_LINE), "### Limits")
    assert f"| {options.max_bytes:,} bytes" in table
    assert f"| {options.max_text:,} characters" in table
    assert table.count(f"| {options.timeout:g} seconds |") == 2
    assert f"| redirects | {options.max_redirects} |" in table


def test_every_module_is_in_architecture() -> None:
    text = _text(ROOT / "ARCHITECTURE.md")
    package = ROOT / "src/onrecord"
    modules = {path.relative_to(package).as_posix() for path in package.rglob("*.py")}
    assert "read/reader.py" in modules
    assert not {module for module in modules if f"`{module}`" not in text}


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "training/README.md"])
def test_every_file_named_is_there(name: str) -> None:
    # Names of the base model's own files are given without a folder; so are single words.
    named = {path for path in _PYTHON.findall(_text(ROOT / name)) if "/" in path}
    homes = (ROOT, ROOT / "src/onrecord")
    assert named
    assert not {path for path in named if not any((home / path).exists() for home in homes)}


def test_every_training_module_is_described() -> None:
    text = _text(ROOT / "training/README.md")
    modules = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("training/**/*.py")}
    modules = {module for module in modules if not module.endswith("__init__.py")}
    assert modules
    assert not {module for module in modules if f"`{module}`" not in text}


def test_the_readme_has_the_two_commands() -> None:
    lines = [line.partition("#")[0].strip() for line in _text(ROOT / "README.md").split("\n")]
    assert "make demo" in lines
    assert "make test" in lines


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_named_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    named = re.findall(
        r"(?:^    |`)make (?:[A-Z]+=\S+ )?([a-z]+)", _text(ROOT / name), re.MULTILINE
    )
    assert not set(named) - targets


def _structs(kind: object) -> Iterator[type[msgspec.Struct]]:
    """The records that a type holds."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for part in typing.get_args(kind):
        if not isinstance(part, types.EllipsisType):
            yield from _structs(part)


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("## The report", records.Reading),
        ("## A source", records.Source),
        ("## An attribution", records.Attribution),
        ("## A statement", records.Statement),
        ("## A mark on the author's language", records.Language),
        ("## A response", records.Response),
        ("## A relation", records.Relation),
        ("## A position", records.Position),
        ("## A decision", records.Decision),
        ("## The reader", records.ReaderId),
        ("## A refusal", records.Refusal),
    ],
)
def test_every_key_is_described(heading: str, record: type[msgspec.Struct]) -> None:
    section = _section(_text(ROOT / "docs/reading.md"), heading)
    keys = {field.encode_name for field in msgspec.structs.fields(record)}
    assert not {key for key in keys if f"`{key}`" not in section and f'"{key}"' not in section}


def test_every_record_that_a_reading_fills_has_its_section() -> None:
    parts = [field.type for field in msgspec.structs.fields(records.Reading)]
    held = {struct.__name__ for part in parts for struct in _structs(part)}
    described = {"Source", "Attribution", "Statement", "Response", "ReaderId"}
    assert held == described | {"Relation", "Position", "Decision"}


def _without_what_varies(reading: dict[str, object]) -> dict[str, object]:
    """The object without its last digits of confidence, and without who made it."""
    kept = {key: value for key, value in reading.items() if key != "reader"}
    attributions = json.loads(json.dumps(reading["attributions"]))
    for one in attributions:
        del one["confidence"]
    return kept | {"attributions": attributions}


def test_the_example_is_what_the_reader_says() -> None:
    section = _section(_text(ROOT / "docs/reading.md"), "## An example")
    shown = re.search(r"^```json$(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    assert shown, "there is no JSON yet"
    example = json.loads(shown[1])
    assert f"\n    {example['text']}\n" in section
    said = json.loads(onrecord.read(example["text"]).json())
    assert list(example) == list(said)
    assert _without_what_varies(example) == _without_what_varies(said)


def test_the_readme_prints_what_it_says() -> None:
    section = _section(_text(ROOT / "README.md"), "## As a library")
    code = re.search(r"^```python$(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    shown = re.search(r"^It prints:\n\n((?:    .*\n)+)", section, re.MULTILINE)
    assert code
    assert shown
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code[1], {})
    assert printed.getvalue() == re.sub(r"^    ", "", shown[1], flags=re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", _text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


def _links(page: Path, picture: bool) -> Iterator[str]:
    for mark, target in _LINK.findall(_FENCE.sub("", _text(page))):
        if bool(mark) == picture and not target.startswith(("https://", "http://")):
            yield target


@pytest.mark.parametrize("name", NAMES)
def test_every_link_between_pages_leads_somewhere(name: str) -> None:
    page = ROOT / name
    broken = []
    for target in _links(page, picture=False):
        path, _, anchor = target.partition("#")
        goal = page.parent / path if path else page
        if not goal.exists() or (anchor and anchor not in _anchors(goal)):
            broken.append(target)
    assert not broken


def test_every_picture_is_there() -> None:
    pictures = [(page, target) for page in PAGES for target in _links(page, picture=True)]
    assert pictures
    assert not [target for page, target in pictures if not (page.parent / target).is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    """Passes only once every figure, transcript and example stands in its place."""
    left = re.findall(r"TODO-[A-Z]+(?::[\w/.-]*\w)?", _text(ROOT / name))
    assert not left, f"{len(left)} to fill in"
