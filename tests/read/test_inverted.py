"""Rare verbs of saying, told by their place. All people and places are fictional."""

from __future__ import annotations

import pytest

from onrecord.read.reader import Reader


def found(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    reading = reader.read(text)
    names = {source.id: source.name for source in reading.sources}
    return [
        (
            names.get(one.source_id or "", ""),
            " ".join(span.cut(text) for span in one.cue),
            " … ".join(span.cut(text) for span in one.content),
        )
        for one in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        (
            "A mayor who cannot count should not build bridges, mocked opposition leader Joren "
            "Tolk on Thursday in the council.",
            *("Joren Tolk", "mocked", "A mayor who cannot count should not build bridges"),
        ),
        (
            "The Foreign Ministry of Velmar called the sentence a farce. If Tolk is not home by "
            "Easter, Velmar will expel the ambassador, its minister Ada Brell threatened.",
            *("Ada Brell", "threatened"),
            "If Tolk is not home by Easter, Velmar will expel the ambassador",
        ),
        (
            "The mayor denied it. Collector Meena Rathwell stuck to her account that no letter "
            "had been received.",
            *("Meena Rathwell", "stuck to her account", "that no letter had been received"),
        ),
        (
            "Nobody stepped forward. Hedda Lorne remained with her account: the mayor had agreed "
            "on 30 March by telephone.",
            *("Hedda Lorne", "remained with her account"),
            "the mayor had agreed on 30 March by telephone",
        ),
        (
            "The report is out. The opposition leader Arne Kettel spoke of fifty days of lies.",
            *("Arne Kettel", "spoke of", "fifty days of lies"),
        ),
    ],
)
def test_its_source_and_what_is_said(
    reader: Reader, text: str, who: str, cue: str, content: str
) -> None:
    assert (who, cue, content) in found(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "When the bridge was opened, laughed and cheered the crowd of Velmar.",
        "The men went home, tired and cold, Ada Brell in front.",
        "Ada Brell stuck to her plan that winter and built the bridge.",
        "The doors opened, walked in the minister Ada Brell and sat down.",
    ],
)
def test_an_act_is_not_said(reader: Reader, text: str) -> None:
    assert not any("by the verb" in one.reason for one in reader.read(text).attributions)
