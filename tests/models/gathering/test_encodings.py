import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UserError
from models.gathering.encodings import declared_encoding, decode

UKRAINIAN = (
    "Україна запропонувала відмовитися від вступу до НАТО в обмін на гарантії безпеки, повідомили її переговорники "
    "після трьох годин переговорів у палаці."
)
ARABIC = "قال المتحدث إن المفاوضات استمرت ثلاث ساعات وإن وضع القرم سيناقش خلال خمسة عشر عاما"
FRENCH = "Le traité entrera en vigueur après un référendum, a déclaré le négociateur à l’issue des pourparlers."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [UKRAINIAN, FRENCH, "Plain words, 2022.\r\n"])
def test_unicode_in_all_its_forms_is_read_without_a_guess(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "note.txt")
    assert (decoded.text, decoded.notes) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (UKRAINIAN, "cp1251", "Windows-1251 (Cyrillic)"),
        (UKRAINIAN, "koi8_u", "KOI8-U (Cyrillic)"),
        (ARABIC, "cp1256", "Windows-1256 (Arabic)"),
        (FRENCH, "cp1252", "Windows-1252 (Western European)"),
    ],
)
def test_what_is_guessed_is_told(text: str, encoding: str, named: str) -> None:
    decoded = decode(text.encode(encoding), "note.txt")
    assert decoded.text == text
    assert decoded.notes == (f"The file does not say how its characters are encoded; it was read as {named}.",)


def test_what_is_declared_needs_no_guess() -> None:
    decoded = decode("Прага".encode("iso8859-5"), "note.txt", "ISO-8859-5")
    assert (decoded.text, decoded.notes) == ("Прага", ())


def test_a_declaration_that_the_bytes_contradict_is_not_believed() -> None:
    assert decode(UKRAINIAN.encode(), "note.txt", "windows-1251").text == UKRAINIAN


@pytest.mark.parametrize(
    "label", ["rot13", "idna", "unicode_escape", "zip", "no-such", "", "a\0b", "punycode", "undefined"]
)
def test_what_is_no_encoding_of_text_is_not_used(label: str) -> None:
    assert declared_encoding(label) == ""


def test_labels_mean_what_browsers_take_them_for() -> None:
    assert declared_encoding(" ISO-8859-1 ") == "cp1252"
    assert declared_encoding("windows-1251") == "cp1251"


def test_a_broken_byte_does_not_make_another_encoding_of_it() -> None:
    data = UKRAINIAN.encode() + b"\xff" + UKRAINIAN.encode()
    decoded = decode(data, "note.txt")
    assert decoded.text == f"{UKRAINIAN}\ufffd{UKRAINIAN}"
    assert decoded.notes == ("Some bytes are no characters in the encoding of the file; � stands in their place.",)


def test_stray_nuls_do_not_make_a_binary_of_a_text() -> None:
    text = "A note \0 with stray\0 bytes and more than a few words around them.\x07"
    assert decode(text.encode(), "note.txt").text == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0" * 5000, b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"thing.bin is no text, web page \(HTML\), PDF or Word document"):
        decode(data, "thing.bin")


def test_fifty_megabytes_are_counted_without_being_held() -> None:
    data = "Ще раз про переговори. ".encode() * (50_000_000 // 42)
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=r"huge.txt has [\d,]+ characters of text\. Parley keeps up to 5,000,000"):
            decode(data, "huge.txt")
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


@given(st.text(st.characters(exclude_characters="\x00")), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_mark_settles_the_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding, "replace"), "x").text == text.encode(encoding, "replace").decode(encoding)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    with suppress(UserError):
        assert isinstance(decode(data, "x").text, str)
