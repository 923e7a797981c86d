"""The pages of a briefing as they will be printed: set anew after each change, drawn when they are looked at."""

import re
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from models.briefing.charts.raster import as_png
from models.briefing.compiling import compiler_of
from models.briefing.content import BriefingData
from models.briefing.typesetting import lay_out, printable_part
from models.progress import Progress

_SIZE = re.compile(rb'<svg[^>]*\swidth="([\d.]+)pt"\s+height="([\d.]+)pt"')


@dataclass(frozen=True, slots=True)
class Page:
    """One page as SVG, with its size in points; two that look alike have the same `key`."""

    drawing: bytes = field(repr=False)
    width: float
    height: float
    key: bytes


class Preview:
    """Sets pages in a folder of its own. Typst remembers what it has set, so that a small change takes little time.

    Close it when it is no longer needed; not to be asked by two threads at once.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="parley-preview-")
        self._compiler: Any = None
        self._fonts: tuple[bytes, ...] = ()

    def pages(self, data: BriefingData) -> Generator[Progress, None, tuple[Page, ...]]:
        """Set the pages."""
        root = Path(self._folder.name)
        printable, lost = printable_part(data)
        lay_out(root, printable, lost)
        yield Progress(1, 2, "Setting pages")
        if self._compiler is None or self._fonts != data.house.fonts:
            self._compiler, self._fonts = compiler_of(root), data.house.fonts
        drawn = self._compiler.compile(format="svg")
        yield Progress(2, 2, "Pages set")
        return tuple(_page(one) for one in ([drawn] if isinstance(drawn, bytes) else drawn))

    def close(self) -> None:
        """Take the folder away."""
        self._compiler = None
        self._folder.cleanup()


def drawn(pages: Sequence[Page], pixels_per_inch: float) -> Generator[Progress, None, tuple[bytes, ...]]:
    """Pages as PNG, one after the other."""
    pictures: list[bytes] = []
    for number, page in enumerate(pages):
        yield Progress(number, len(pages), "Drawing pages")
        pictures += as_png([page.drawing], pixels_per_inch)
    return tuple(pictures)


def _page(drawing: bytes) -> Page:
    found = _SIZE.search(drawing[:400])
    width, height = (float(found[1]), float(found[2])) if found else (595.28, 841.89)
    return Page(drawing, width, height, blake2b(drawing, digest_size=16).digest())
