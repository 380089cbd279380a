"""Reading whole reports. What the model says is not looked at here, only what always holds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyReport, ModelError
from onrecord.read.encoder import FOLDER
from onrecord.read.reader import Reader
from onrecord.records import Reading, Report
from onrecord.samples import sample

WIRE = """The dam at Toll held, Mayor Rona Averay said on Tuesday.

“We had nothing in the water,” she told reporters. “And nothing in the air.

“Nothing at all,” she added. A spokesman for the Mill Council denied it, and two officials said
that the council, citing a report, had asked "whether the road was safe."
"""
BRIEFING = """MS. AVERAY: Good afternoon. The council met on Monday.

Q    Is the dam safe?

MR. TOLL: It is. As I said, "the dam is safe", and Mayor Eve Hill said so too.

Q    And the road?

MS. AVERAY: The mill said that the road is shut.
"""
_SIGNS = "“”\"«»'’.,!?:;—–-…()[]{}<>*_#@\u202e\u2066\u200b\u0301\x00\x1b\x07\ufeff\U0001f600"
_PARTS = """
    The mayor Rona Averay said that officials told reporters Mr. Toll 's denied it he she I we
    council according to U.S. 2024 won’t “ ” " , . ? : Q MR. TOLL: MS. AVERAY: İstanbul ß 新聞 _ —
"""
_WORDS = [
    *_PARTS.split(),
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\x85",
    "e\u0301",
    "\ud7ff",
    "\U0001d400",
]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),  # lone surrogates, too
    st.text(st.sampled_from(_SIGNS), max_size=120),
    st.lists(st.sampled_from(_WORDS), max_size=120).map(" ".join),
    st.lists(st.sampled_from([*_WORDS, *_SIGNS]), max_size=120).map("".join),
)
_FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def check(reading: Reading, given: str) -> None:
    """What holds for every reading."""
    text = reading.text
    assert len(text) == len(given)
    json.loads(reading.json())  # it can be written, too
    for ids in (reading.sources, reading.attributions, reading.statements):
        assert len({each.id for each in ids}) == len(ids)
    sources = {source.id for source in reading.sources}
    attributions = {attribution.id for attribution in reading.attributions}
    for source in reading.sources:
        assert source.name.strip() and source.mentions
        assert list(source.mentions) == sorted(set(source.mentions))
        assert all(0 <= m.start < m.end <= len(text) for m in source.mentions)
    used = {attribution.source_id for attribution in reading.attributions} - {None}
    assert used <= sources
    last = None
    for attribution in reading.attributions:
        assert attribution.content and (attribution.cue or attribution.source)
        for part in (attribution.source, attribution.cue, attribution.content):
            assert list(part) == sorted(part)
            for span in part:
                assert 0 <= span.start < span.end <= len(text)
                assert span.cut(text).strip() == span.cut(text) != ""
        assert (attribution.source_id is None) <= (attribution.chain == ())
        assert attribution.chain[-1:] == ((attribution.source_id,) if attribution.source_id else ())
        assert not attribution.source or attribution.source_id is not None
        assert 0 <= attribution.confidence <= 1 and attribution.reason
        here = sorted((*attribution.source, *attribution.cue, *attribution.content))
        assert last is None or last <= here
        last = here
    covered = bytearray(len(text))
    for statement in reading.statements:
        assert (statement.voice == "reported") == (statement.attribution is not None)
        assert statement.attribution is None or statement.attribution in attributions
        for span in statement.spans:
            assert not any(covered[span.start : span.end]), "statements overlap"
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    for attribution in reading.attributions:
        inner = (span for hop in attribution.hops for span in (*hop.source, *hop.cue))
        for span in (*attribution.source, *attribution.cue, *inner):
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    left = [c for at, c in enumerate(text) if not covered[at] and c.isalnum()]
    assert not left, "words that no statement, source or cue holds"


@_FEW
@given(TEXTS)
def test_any_text_is_read(reader: Reader, text: str) -> None:
    report = Report("r", text)
    if not text.strip():
        with pytest.raises(EmptyReport):
            reader.read(report)
        return
    reading = reader.read(report)
    check(reading, text)
    assert reader.read(report).json() == reading.json()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "。" * 3_000,
        "新聞" * 2_000,
        "“" * 600,
        "“a " * 200 + "said Toll " + "b” " * 200,
        '"' * 601,
        "a\n" * 1_500,
        "said " * 1_500,
        "MAYOR AVERAY SAID THE DAM HELD. " * 40,
        "\u202eMayor \u2066Averay\u2069 said \u202ano\u202c.",
        "Mayor \ud800Averay said \udfff\ud83d no \udc00.",
        "\x00\x01\x1b[31mMayor Averay said no\x1b[0m\x7f",
        "\ufeffMayor Averay said no.",
        "(" * 400 + "Mayor Averay said no" + ")" * 400,
        "“Mayor Averay said that “Toll said that “she said that “he said no",
        "Q\n" * 200,
        "MR. TOLL: \n\nQ\n\nMR. TOLL:\n\n" * 6,
        "MR. TOLL:" * 50,
        ".",
        "\u0301",
        "_",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts(reader: Reader, text: str) -> None:
    check(reader.read(Report("r", text)), text)


@pytest.mark.parametrize("text", ["", " \n\t", "\u2028\x85"])
def test_nothing_is_refused(reader: Reader, text: str) -> None:
    for given_ in (text, Report("r", text)):
        with pytest.raises(EmptyReport):
            reader.read(given_)


@pytest.fixture(scope="module")
def long() -> str:
    return "\n\n".join([WIRE, sample("opinion.md").read_text(encoding="utf-8"), WIRE])


@pytest.mark.parametrize("mode", ["int8", "float"])
def test_threads_and_repetition_change_nothing(mode: str, long: str) -> None:
    texts = [long, BRIEFING, WIRE]
    wanted: list[str] | None = None
    for threads in (1, 2, 4):
        one = Reader(mode, threads)  # type: ignore[arg-type]
        for order in (texts, texts[::-1]):
            found = {text: one.read(text).json() for text in order}
            wanted = wanted or [found[text] for text in texts]
            assert [found[text] for text in texts] == wanted
    assert wanted is not None
    for text, line in zip(texts, wanted, strict=True):
        assert json.loads(line)["reader"]["mode"] == mode
        check(msgspec.json.decode(line, type=Reading), text)


def test_what_stands_in_another_report_changes_nothing(reader: Reader, long: str) -> None:
    alone = Reader().read(WIRE).json()
    reader.read(long)
    assert reader.read(WIRE).json() == alone


def test_another_process_and_another_hash_seed_change_nothing(
    tmp_path: Path, reader: Reader
) -> None:
    (tmp_path / "a.txt").write_text(WIRE * 3, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BRIEFING, encoding="utf-8")
    lines = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", "a.txt", "b.txt", "--format", "jsonl"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            timeout=120,
        )
        lines.append(done.stdout)
    assert lines[0] == lines[1]
    here = [reader.read(text).json() for text in (WIRE * 3, BRIEFING)]
    assert lines[0].decode().splitlines() == here


def test_a_transcript_is_put_to_its_speakers(reader: Reader) -> None:
    reading = reader.read(BRIEFING)
    check(reading, BRIEFING)
    turns = [a for a in reading.attributions if a.reason.startswith("speaker label")]
    names = {source.id: source.name for source in reading.sources}
    assert [
        (a.source[0].cut(BRIEFING), a.content[0].cut(BRIEFING).split(".")[0]) for a in turns
    ] == [
        ("MS. AVERAY", "Good afternoon"),
        ("Q", "Is the dam safe?"),
        ("MR. TOLL", "It is"),
        ("Q", "And the road?"),
        ("MS. AVERAY", "The mill said that the road is shut"),
    ]
    assert turns[0].source_id == turns[4].source_id != turns[2].source_id
    assert [a.confidence for a in turns] == [1.0] * 5
    assert names[turns[2].source_id or ""] == "MR. TOLL"
    labels = {a.source[0] for a in turns}
    for other in reading.attributions:
        if other not in turns:  # what the model finds takes no label, and stays in its turn
            spans = (*other.source, *other.cue, *other.content)
            assert not any(span.overlaps(label) for span in spans for label in labels)
            at = {sum(label.start <= span.start for label in labels) for span in spans}
            assert len(at) == 1


def test_what_a_report_says_of_itself_is_kept(reader: Reader) -> None:
    report = Report("r7", WIRE, "Dam held", "Northgate Wire", "L. Roe", "2031-03-12", "http://a/b")
    reading = reader.read(report)
    assert reading.id == "r7" and reading.text == WIRE
    assert (reading.title, reading.outlet, reading.author) == (
        "Dam held",
        "Northgate Wire",
        "L. Roe",
    )
    assert (reading.published, reading.address) == ("2031-03-12", "http://a/b")
    assert reading.reader == reader.id
    assert reader.id.model.startswith("sha256:") and reader.id.runtime.startswith("onnxruntime")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model's files, by links where they are large."""
    for file in FOLDER.iterdir():
        if file.suffix in (".bin", ".json"):
            (tmp_path / file.name).hardlink_to(file)
        else:
            shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["int8.onnx", "links.npz", "reader.bin", "tokenizer.json"])
def test_a_missing_file_of_the_model_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="install the package again"):
        Reader(folder=folder)


@pytest.mark.parametrize("name", ["int8.onnx", "links.npz", "tokenizer.json"])
@pytest.mark.parametrize("data", [b"", b"not a model"])
def test_a_broken_file_of_the_model_is_said(folder: Path, name: str, data: bytes) -> None:
    (folder / name).unlink()
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="install the package again"):
        Reader(folder=folder)


def test_the_model_is_known_by_its_bytes(folder: Path) -> None:
    before = Reader(folder=folder).id.model
    data = (folder / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer.json").write_bytes(data + b"\n")
    assert Reader(folder=folder).id.model != before
