"""Records read off the pages of an SQLite file one by one, without its header, its schema or the way to its pages.

The format is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1. Nothing here is trusted: what
cannot be read is left out, and whether the rest is genuine is for others to prove.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

PAGE = 4096
"""The size of a page in every dossier that Parley has written, in bytes, none of them reserved."""

Record: TypeAlias = tuple["int | float | str | bytes | None", ...]
"""The values of one row of a table, or of one entry of an index."""

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 13, 10, 2
_FIRST_PAGE_HEADER = 100
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_PAYLOAD = 64 * 2**20


class _UnreadableError(Exception):
    """A page or a cell is not as the format has it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a table (with its rowid) or of an index (without)."""

    rowid: int | None
    values: Record


def records(data: bytes | memoryview, pages: range | None = None) -> Iterator[Found]:
    """All records on pages that can still be read, in the order of the file; old ones on free pages come as well.

    `pages` are those that are looked at, counted from 0; without them, all.
    """
    chain = _Chain(data)
    for page in range(len(data) // PAGE) if pages is None else pages:
        start = page * PAGE
        head = start + (_FIRST_PAGE_HEADER if start == 0 else 0)
        kind = data[head]
        if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR):
            continue
        pointers = head + (12 if kind == _INDEX_INTERIOR else 8)
        for place in range(int.from_bytes(data[head + 3 : head + 5], "big")):
            at = int.from_bytes(data[pointers + 2 * place : pointers + 2 * place + 2], "big")
            try:
                yield _cell(chain, start, at, kind)
            except (_UnreadableError, IndexError, UnicodeDecodeError):
                continue


def _cell(chain: "_Chain", start: int, at: int, kind: int) -> Found:
    if not 8 <= at < PAGE:
        raise _UnreadableError
    data = chain.data
    position, rowid = start + at + (4 if kind == _INDEX_INTERIOR else 0), None
    size, position = _varint(data, position)
    if kind == _TABLE_LEAF:
        rowid, position = _varint(data, position)
    if not 1 < size <= min(_MOST_PAYLOAD, len(data)):
        raise _UnreadableError
    local = _local_size(size, table=kind == _TABLE_LEAF)
    if position + local > start + PAGE:
        raise _UnreadableError
    payload = bytes(data[position : position + local])
    if local < size:
        after = int.from_bytes(data[position + local : position + local + 4], "big")
        payload += chain.follow(after, size - local)
    return Found(rowid, _values(payload))


def _local_size(size: int, *, table: bool) -> int:
    """How much of a payload is on the page itself (section 1.6, "payload")."""
    most = PAGE - 35 if table else (PAGE - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (PAGE - 12) * 32 // 255 - 23
    local = least + (size - least) % (PAGE - 4)
    return local if local <= most else least


class _Chain:
    """Follows what goes on on other pages.

    No page is part of two chains, so that all of them together are no longer than the file, nor those of old records:
    what leads over the same pages time and again is not followed.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        self.data = data
        self._left = 2 * len(data)

    def follow(self, page: int, size: int) -> bytes:
        """So many bytes from a page on."""
        parts = []
        self._left -= size
        while size > 0:
            start = (page - 1) * PAGE
            if page < 2 or start + PAGE > len(self.data) or self._left < 0:
                raise _UnreadableError
            part = bytes(self.data[start + 4 : start + 4 + min(size, PAGE - 4)])
            parts.append(part)
            size -= len(part)
            page = int.from_bytes(self.data[start : start + 4], "big")
        return b"".join(parts)


def _values(payload: bytes) -> Record:
    length, position = _varint(payload, 0)
    kinds = []
    while position < length:
        kind, position = _varint(payload, position)
        kinds.append(kind)
    if position != length:
        raise _UnreadableError
    values: list[int | float | str | bytes | None] = []
    for kind in kinds:
        size = _size(kind)
        part = payload[position : position + size]
        if len(part) != size:
            raise _UnreadableError
        values.append(_value(kind, part))
        position += size
    if position != len(payload):
        raise _UnreadableError
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise _UnreadableError
    return 8 if kind == 7 else _INTEGER_SIZES.get(kind, 0)


def _value(kind: int, part: bytes) -> int | float | str | bytes | None:
    if kind >= 13 and kind % 2:
        return part.decode("utf-8")
    if kind >= 12:
        return part
    if kind == 7:
        return _double(part)
    if kind in (8, 9):
        return kind - 8
    return None if kind == 0 else int.from_bytes(part, "big", signed=True)


def _double(part: bytes) -> float:
    (found,) = struct.unpack(">d", part)
    return float(found)


def _varint(data: bytes | memoryview, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    raise _UnreadableError
