"""Which characters the carried fonts can show, read from their character maps (OpenType `cmap`, formats 4 and 12)."""

import struct
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import resources

FONTS = "fonts"
"""The folder of `resources` that holds the fonts; nothing else is used, so that a page looks alike everywhere."""


@cache
def fonts() -> tuple[frozenset[int], ...]:
    """The code points of each carried font."""
    return tuple(frozenset(code_points(font)) for font in sorted(resources.path(FONTS).glob("*.ttf")))


@cache
def shown_by_fonts() -> frozenset[int]:
    """Code points for which at least one carried font has a glyph."""
    return frozenset().union(*fonts())


def shown_together(points: frozenset[int]) -> bool:
    """Whether one font has all of these code points: a letter and its marks cannot be set in two."""
    return any(points <= font for font in fonts())


def code_points(font: Path) -> set[int]:
    """Code points that a TrueType font maps to a glyph."""
    data = font.read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    offsets = {struct.unpack_from(">HHI", data, start + 4 + 8 * index)[2] for index in range(count)}
    return {point for offset in offsets for point in _subtable(data, start + offset)}


def _table(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return next(int(offset) for name, _, offset, _ in entries if name == tag)


def _subtable(data: bytes, start: int) -> Iterable[int]:
    (kind,) = struct.unpack_from(">H", data, start)
    if kind == 4:
        return _segments(data, start)
    if kind == 12:
        return _groups(data, start)
    return ()


def _segments(data: bytes, start: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    form = f">{doubled // 2}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(form, data, start + 14 + step * doubled + (2 if step else 0)) for step in range(4)
    )
    base = start + 16 + 3 * doubled
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", data, base + 2 * index + offset + 2 * (point - first))
            if (glyph + delta) & 0xFFFF and (glyph or not offset):
                yield point


def _groups(data: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", data, start + 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * index)
        yield from (point for point in range(first, last + 1) if glyph + point - first)
