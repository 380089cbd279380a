"""Bytes to text: encodings, damage, and what is no text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotText
from onrecord.gather.decode import decode

# Fictional.
TEXT = "“We are sorry,” Ada Brell said — the café’s owner, who paid €5.\n" * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf16_with_a_mark_of_either_order() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT


def test_utf16_without_a_mark_is_named() -> None:
    with pytest.raises(NotText, match="UTF-16 .* without a byte order mark"):
        decode(TEXT.encode("utf-16-le"))


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd\x0ce") == "a\nb\nc\nd\ne"


def test_one_accent_in_plain_letters_is_windows_1252() -> None:
    assert decode(b"The caf\xe9 opens at noon.") == "The café opens at noon."
    assert decode(b"They met at the caf\xe9") == "They met at the café"


def test_text_cut_off_within_a_character() -> None:
    assert decode("They met at the harbour — ".encode()[:-2]) == "They met at the harbour \ufffd"


def test_a_little_damage_is_read_around() -> None:
    data = TEXT.encode().replace("é".encode(), b"\xc3", 2)
    text = decode(data)
    assert text.count("\ufffd") == 2
    assert "the caf\ufffd’s owner" in text


def test_much_damage_is_refused() -> None:
    data = TEXT.encode().replace("’".encode(), b"\xe2\x80").replace("é".encode(), b"\xc3")
    with pytest.raises(NotText, match="broken"):
        decode(data)


def test_utf8_that_was_taken_for_windows_1252_is_put_right() -> None:
    once = TEXT.encode().decode("cp1252", errors="replace")
    assert "\ufffd" in once  # the codec leaves five bytes undefined; programs pass them through
    wrong = "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in TEXT.encode())
    assert decode(wrong.encode()) == TEXT


@pytest.mark.parametrize("text", ["The café is shut.", "São Paulo’s mayor spoke.", "Â", "naïve Ã"])
def test_sound_accents_are_left_alone(text: str) -> None:
    assert decode(text.encode()) == text


def test_another_encoding_cannot_be_told() -> None:
    with pytest.raises(NotText, match="UTF-8"):
        decode(("Паром не выйдет в море до конца недели. " * 5).encode("koi8-r"))


def test_a_named_character_set_is_honoured() -> None:
    text = "Паром не выйдет в море до конца недели. " * 5
    assert decode(text.encode("koi8-r"), charsets=[None, "KOI8-R"]) == text
    assert decode(TEXT.encode(), charsets=["iso-8859-1"]) == TEXT
    assert decode(TEXT.encode("cp1252"), charsets=["iso-8859-1"]) == TEXT
    assert decode(b"plain", charsets=["zlib", "rot13", "idna", "unknown-9"]) == "plain"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 4, "binary bytes"),
        (b"a\x01\x02\x03b\x04\x05\x06" * 10, "control characters"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(data)


def test_the_odd_control_character_is_left_out() -> None:
    assert decode(TEXT.encode() + b"\x08\x1a") == TEXT
    assert decode(b"The ferry stays.\x1a") == "The ferry stays."


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText as error:
        assert str(error).endswith(".")
    else:
        text.encode()
        assert "\0" not in text
        assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    # Written twice over, text is put right; anything else is unchanged.
    data = text.encode()
    try:
        assert decode(b"\xef\xbb\xbf" + data) == text
    except NotText:
        pytest.fail("sound UTF-8 was refused")
