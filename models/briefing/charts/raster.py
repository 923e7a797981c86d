"""Charts as PNG, drawn by Typst with the carried fonts, so that they look as on the page."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import resources
from models.briefing.coverage import FONTS

TEMPLATE = "charts.typ"

PIXELS_PER_INCH = 220
"""Enough for paper, and small enough to be mailed."""


def as_png(drawings: Sequence[bytes], pixels_per_inch: float = PIXELS_PER_INCH) -> tuple[bytes, ...]:
    """The SVG files as PNG, in the same order."""
    # Typst is large: imported only where something is set, so that the program starts fast.
    import typst

    if not drawings:
        return ()
    with tempfile.TemporaryDirectory(prefix="parley-charts-") as folder:
        root = Path(folder)
        shutil.copyfile(resources.path("briefing") / TEMPLATE, root / TEMPLATE)
        names = [f"{number}.svg" for number in range(len(drawings))]
        for name, drawing in zip(names, drawings, strict=True):
            (root / name).write_bytes(drawing)
        (root / "charts.json").write_text(json.dumps(names), encoding="utf-8")
        pages = typst.compile(
            str(root / TEMPLATE),
            root=str(root),
            font_paths=[str(resources.path(FONTS))],
            ignore_system_fonts=True,
            format="png",
            ppi=pixels_per_inch,
            package_path=str(root),
            package_cache_path=str(root),
        )
    return (pages,) if isinstance(pages, bytes) else tuple(pages)
