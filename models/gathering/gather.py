"""From a file, bytes, or what was pasted, to a text with what it says of itself.

Text is decoded here; pages, PDF and Word documents are read apart, in a process with limits. Nothing ever goes to the
network. The same bytes give the same text, because its hash names it. What cannot be read is a UserError.
"""

import re
import stat
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from models.errors import UserError
from models.gathering import apart
from models.gathering.cleaning import clean, one_line
from models.gathering.encodings import Decoded, decode
from models.gathering.gathered import Gathered, Kind
from models.gathering.kinds import kind_of_bytes, kind_of_text
from models.gathering.language import language_of
from models.gathering.limits import LARGEST_FILE, Limits, UnreadableError, check_length, check_size
from models.progress import Progress, ended

_READERS = {Kind.PDF: "pdf", Kind.WORD: "word"}
_CHARSET = re.compile(
    rb"""charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 16_384
_ADDRESS_ONLY = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_WHOLE_PAGE = re.compile(r"<(?:!doctype|head|title|article|main)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile("<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
_COPIED_FROM = re.compile(r"SourceURL:(https?://\S+)")
_TANGLED = "The page is too tangled to find its article, so the text is all that the page shows."
_PASTED = "What was pasted"


def gather_file(path: Path, limits: Limits | None = None) -> Gathered:
    """Read a file of up to 50 MB, whatever sort its name pretends."""
    return ended(gathering_file(path, limits))


def gather_bytes(data: bytes, name_hint: str, media_type: str) -> Gathered:
    """Read what was dropped: its content decides what it is, name and media type (may be "") only help."""
    return ended(gathering_bytes(data, name_hint, media_type))


def gather_html(markup: str) -> Gathered:
    """Read pasted markup: of a whole page the article, of a part of one all that it shows."""
    return ended(gathering_html(markup))


def gather_text(pasted: str) -> Gathered:
    """Take pasted text as it is; an address alone is refused, because nothing is ever fetched."""
    if _ADDRESS_ONLY.fullmatch(pasted):
        raise UserError("This is only an address, and Parley never loads pages. Save the page and add the file.")
    check_length(len(pasted), _PASTED)
    return _finished(Gathered(pasted), _PASTED)


def gathering_file(path: Path, limits: Limits | None = None) -> Generator[Progress, None, Gathered]:
    """Read a file as `gather_file` does, in steps."""
    name = one_line(path.name)
    yield Progress(0, 0, f"Reading {name}")
    return (yield from gathering_bytes(_content(path, name), name, "", limits))


def gathering_bytes(
    data: bytes, name_hint: str, media_type: str, limits: Limits | None = None
) -> Generator[Progress, None, Gathered]:
    """Read bytes as `gather_bytes` does, in steps; closing it between two of them ends whatever is being read."""
    name = one_line(name_hint) or "What was dropped"
    limits = limits or Limits()
    check_size(len(data), name)
    kind = kind_of_bytes(data, name)
    if kind is not None:
        return _finished((yield from apart.read(_READERS[kind], data, name, limits)), name)
    decoded = _decoded(data, name, media_type)
    if kind_of_text(decoded.text, name, media_type) is Kind.PAGE:
        found = yield from _page(decoded.text, name, limits)
    else:
        check_length(len(decoded.text), name)
        found = Gathered(decoded.text)
    return _finished(replace(found, notes=(*decoded.notes, *found.notes)), name)


def gathering_html(markup: str, limits: Limits | None = None) -> Generator[Progress, None, Gathered]:
    """Read pasted markup as `gather_html` does, in steps."""
    limits = limits or Limits()
    check_size(len(markup), _PASTED)
    fragment = _FRAGMENT.search(markup)
    if fragment is None and _WHOLE_PAGE.search(markup):
        return _finished((yield from _page(markup, _PASTED, limits)), _PASTED)
    shown = clean(markup if fragment is None else fragment[1])
    found = yield from apart.read("visible", shown.text.encode(), _PASTED, limits)
    # Windows puts the address in front of what is copied from a page.
    source = _COPIED_FROM.search(markup[: fragment.start()]) if fragment else None
    address = source[1] if source else found.address
    return _finished(replace(found, address=address, notes=(*shown.notes, *found.notes)), _PASTED)


def _content(path: Path, name: str) -> bytes:
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise UserError(f"{name} is a folder or a device, not a file. Add the files in it one by one.")
        check_size(told.st_size, name)
        with path.open("rb") as file:
            # One byte more, in case it grows meanwhile.
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(f"{name} cannot be read: {error.strerror}.") from error


def _decoded(data: bytes, name: str, media_type: str) -> Decoded:
    head = data[:_HEAD]
    declared = _CHARSET.search(media_type.encode("utf-8", "replace")) or _CHARSET.search(head)
    label = "" if declared is None else (declared[1] or declared[2]).decode("ascii")
    # Markup is longer than its text: a page is measured when it is read.
    is_page = kind_of_text(head.decode("latin-1"), name, media_type) is Kind.PAGE
    return decode(data, name, label, at_most=LARGEST_FILE) if is_page else decode(data, name)


def _page(markup: str, name: str, limits: Limits) -> Generator[Progress, None, Gathered]:
    cleaned = clean(markup)
    data = cleaned.text.encode()
    try:
        found = yield from apart.read("page", data, name, limits)
    except UnreadableError:
        found = yield from apart.read("visible", data, name, limits)
        found = replace(found, notes=(_TANGLED, *found.notes))
    return replace(found, notes=(*cleaned.notes, *found.notes))


def _finished(found: Gathered, name: str) -> Gathered:
    """What was found, cleaned and with its language."""
    cleaned = clean(found.text)
    text = cleaned.text.strip("\n")
    if not text.strip():
        raise UserError(f"{name} has no text.")
    return replace(
        found,
        text=text,
        title=one_line(found.title),
        author=one_line(found.author),
        publisher=one_line(found.publisher),
        address=one_line(found.address),
        language=found.language or language_of(text),
        notes=(*found.notes, *cleaned.notes),
    )
