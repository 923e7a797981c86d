"""What is taken out of a text before it is kept, and the hash that names what is left.

Code points stay as they are: no normalisation, and marks of direction belong to the text. What goes is what no reader
can see and no file should carry: NUL, control characters, byte order marks and halves of surrogate pairs.
"""

import hashlib
import re
from dataclasses import dataclass

_BREAKS = re.compile("\r\n|[\r\v\f\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MARK = "\ufeff"
_HALVES = re.compile("[\ud800-\udfff]")
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be kept, and sentences on what was taken out of it."""

    text: str
    notes: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Take out what cannot be kept; line breaks of every sort become LF, because removing them would join words."""
    text = text.removeprefix(_MARK)
    text, controls = _CONTROLS.subn("", text)
    marks = text.count(_MARK)
    text = _BREAKS.sub("\n", text.replace(_MARK, ""))
    text, halves = _HALVES.subn("\ufffd", text)
    notes = []
    if removed := controls + marks:
        notes.append(f"{_counted(removed, 'control character')} removed from the text.")
    if halves:
        notes.append(f"{_counted(halves, 'broken character')} replaced by � in the text.")
    return Cleaned(text, tuple(notes))


def one_line(text: str) -> str:
    """A title, name or other short field: cleaned, on one line and not longer than 500 characters."""
    line = " ".join(clean(text).text.split())
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1].rstrip() + "…"


def text_hash(text: str) -> str:
    """The SHA-256 of a cleaned text as UTF-8, in hexadecimal; it tells that two sources are the same text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _counted(number: int, noun: str) -> str:
    return f"1 {noun} was" if number == 1 else f"{number:,} {noun}s were"
