"""Which characters fonts can show, read from their character maps (OpenType `cmap`, formats 4 and 12)."""

import struct
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import resources

FONTS = "fonts"
"""The folder of `resources` with the fonts; none of the machine is used, so that a page looks alike everywhere."""

_RESTRICTED = 0x0002


@dataclass(frozen=True)
class Coverage:
    """What a few fonts can show, each as its code points."""

    fonts: tuple[frozenset[int], ...]

    @cached_property
    def points(self) -> frozenset[int]:
        """Code points for which at least one font has a glyph."""
        return frozenset().union(*self.fonts)

    def shows_together(self, points: frozenset[int]) -> bool:
        """Whether one font has all of these code points: a letter and its marks cannot be set in two."""
        return any(points <= font for font in self.fonts)


@cache
def carried() -> Coverage:
    """What the carried fonts can show."""
    files = sorted(resources.path(FONTS).glob("*.ttf"))
    return Coverage(tuple(frozenset(code_points(font.read_bytes())) for font in files))


@lru_cache(maxsize=4)
def with_fonts(fonts: tuple[bytes, ...]) -> Coverage:
    """What the carried fonts can show together with others, which are sound."""
    return Coverage((*(frozenset(code_points(font)) for font in fonts), *carried().fonts)) if fonts else carried()


def code_points(font: bytes) -> set[int]:
    """Code points that a TrueType or OpenType font maps to a glyph."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    offsets = {struct.unpack_from(">HHI", font, start + 4 + 8 * index)[2] for index in range(count)}
    return {point for offset in offsets for point in _subtable(font, start + offset)}


def may_be_embedded(font: bytes) -> bool:
    """Whether the licence that a font tells of (`fsType` of OpenType's `OS/2`) lets it be put into documents."""
    (kind,) = struct.unpack_from(">H", font, _table(font, b"OS/2") + 8)
    return not kind & _RESTRICTED


def families(fonts: Sequence[bytes]) -> list[str]:
    """The names of the faces that font files hold, as Typst knows them; those that it cannot read have none."""
    from typst import Fonts

    with tempfile.TemporaryDirectory(prefix="parley-fonts-") as folder:
        for number, font in enumerate(fonts):
            (Path(folder) / f"{number}.ttf").write_bytes(font)
        return list(Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).families())


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
