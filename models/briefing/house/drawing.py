"""Draws a logo, which is foreign, in a process of its own: a small file can ask for more memory than there is."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from models.apart import apart, confine
from models.briefing.charts.raster import PIXELS_PER_INCH
from models.briefing.coverage import FONTS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

TEMPLATE, SIZED = "logo-alone.typ", "logo.typ"
SECONDS = 10.0
MEMORY = 640 * 2**20
"""Seconds and bytes that drawing may take, with what the process itself needs."""

_LARGEST = 8_000_000


def drawn_logo(content: bytes, ending: str) -> bytes:
    """The logo as PNG, as large as on the pages; nothing where it is no picture, or takes too much to draw.

    What is drawn here can be set in pages without harm.
    """
    with apart(_draw, content, ending) as child:
        if not child.poll(SECONDS):
            return b""
        try:
            return child.recv_bytes(_LARGEST)
        except (EOFError, OSError):
            return b""


def _draw(told: "Connection", content: bytes, ending: str) -> None:
    confine(MEMORY)
    from typst import Compiler, TypstError

    with tempfile.TemporaryDirectory(prefix="parley-logo-") as folder:
        root = Path(folder)
        for name in (TEMPLATE, SIZED):
            shutil.copyfile(resources.path("briefing") / name, root / name)
        (root / f"logo.{ending}").write_bytes(content)
        (root / "logo.json").write_text(f'"logo.{ending}"', encoding="utf-8")
        compiler = Compiler(
            str(root / TEMPLATE), root=folder, font_paths=[str(resources.path(FONTS))], ignore_system_fonts=True
        )
        try:
            # What archival files may not hold is refused here, not when a briefing is wanted.
            compiler.compile(format="pdf", pdf_standards="a-3b")
            drawn = compiler.compile(format="png", ppi=PIXELS_PER_INCH)
        except TypstError:
            drawn = b""
    told.send_bytes(drawn if isinstance(drawn, bytes) else b"")
