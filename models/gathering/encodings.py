"""From the bytes of a text to its characters, in whatever encoding it was saved."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.errors import UserError
from models.gathering.limits import LONGEST_TEXT, check_length

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks with what they announce; those of UTF-32 begin like those of UTF-16 and come first."""

_GUESSES = {
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_u": "KOI8-U (Cyrillic)",
    "cp866": "CP866 (Cyrillic of DOS)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1252": "Windows-1252 (Western European)",
}
"""What a text that is not UTF-8 may be. More candidates make more mistakes: most Western ones look alike."""

_LAST_RESORT = "latin_1"
_DECLARABLE = re.compile("utf[-_]|cp|iso8859|koi8|mac[-_]|gb|big5|shift_jis|euc_|tis_620|hz|ascii")
_AS_BROWSERS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_SAMPLE = 2**16
_PIECE = 2**20
_MOST_CONTROLS = 0.05
_MOSTLY = 0.9
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and sentences on what was assumed to read them."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str = "", *, at_most: int = LONGEST_TEXT) -> Decoded:
    """Read bytes as text: by mark, as UTF-8, as declared, or by a guess that a note tells.

    Refuses what is no text, and, without holding it all, what has more characters than `at_most`.
    """
    known = _marked(data) or _wide(data)
    if known:
        return _lenient(data, known, name, at_most)
    _refuse_binary(data, name)
    encoding = declared_encoding(declared)
    for candidate in ("utf-8", encoding):
        if candidate and (text := _strict(data, candidate, name, at_most)) is not None:
            return Decoded(text)
    if encoding or _is_damaged_utf8(data):
        return _lenient(data, encoding or "utf-8", name, at_most)
    guess = _guessed(data)
    note = f"The file does not say how its characters are encoded; it was read as {_GUESSES.get(guess, 'Latin-1')}."
    read = _lenient(data, guess, name, at_most)
    return Decoded(read.text, (note, *read.notes))


def declared_encoding(label: str) -> str:
    """The encoding that a page or a media type names, as Python calls it; "" for none, or none that is for text."""
    try:
        found = codecs.lookup(label.strip(" \"'")).name
    except (LookupError, ValueError):
        return ""
    return _AS_BROWSERS.get(found, found) if _DECLARABLE.match(found) else ""


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    # Without a mark UTF-16 shows itself by spaces and digits, whose NULs all stand on the same side.
    sample = data[:_SAMPLE]
    left, right = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or min(left, right) * 20 > max(left, right) or max(left, right) * 50 < len(sample):
        return ""
    encoding = "utf-16-le" if right > left else "utf-16-be"
    text = sample.decode(encoding, "replace")
    return encoding if sum(map(_is_usual, text)) >= len(text) * _MOSTLY else ""


def _is_usual(letter: str) -> bool:
    # What two letters of an alphabet make when taken for one character is mostly far up, among the ideographs.
    return " " <= letter < "\u0800" or "\u2000" <= letter < "\u2c00" or letter in "\n\r\t"


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) * _MOST_CONTROLS:
        raise UserError(
            f"{name} is no text, web page (HTML), PDF or Word document (DOCX), so there is nothing to read."
        )


def _strict(data: bytes, encoding: str, name: str, at_most: int) -> str | None:
    try:
        return _kept(_pieces(data, encoding, "strict"), name, at_most)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str, name: str, at_most: int) -> Decoded:
    text = _strict(data, encoding, name, at_most)
    if text is not None:
        return Decoded(text)
    text = _kept(_pieces(data, encoding, "replace"), name, at_most)
    return Decoded(text, ("Some bytes are no characters in the encoding of the file; � stands in their place.",))


def _pieces(data: bytes, encoding: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    view = memoryview(data)
    for start in range(0, len(data), _PIECE):
        yield decoder.decode(bytes(view[start : start + _PIECE]), start + _PIECE >= len(data))


def _kept(pieces: Iterator[str], name: str, at_most: int) -> str:
    """All pieces as one text; once they are too long they are only counted, so that the refusal can say how long."""
    kept, length = list[str](), 0
    for piece in pieces:
        length += len(piece)
        if length <= at_most:
            kept.append(piece)
        else:
            kept.clear()
    if length > at_most:
        check_length(length, name)
    return "".join(kept)


def _is_damaged_utf8(data: bytes) -> bool:
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    return broken * 20 < sum(letter > "\x7f" for letter in sample) - broken


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_GUESSES)).best()
    return _LAST_RESORT if best is None else best.encoding
