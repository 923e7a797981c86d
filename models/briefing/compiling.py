"""Sets what was laid out in a folder, with Typst, which sees nothing else and fetches nothing."""

from collections.abc import Generator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from models.apart import apart
from models.briefing.coverage import FONTS
from models.errors import UserError
from models.progress import Progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from typst import Compiler

TEMPLATE = "briefing.typ"
HOUSE = "house"
"""The folder for what a house adds to the pages: fonts and a logo."""

_STEP_SECONDS = 0.1
"""How long nobody is asked whether the work is still wanted."""

_SET, _FAILED = b"s", b"f"


def compiler_of(root: Path) -> "Compiler":
    """A compiler of what was laid out in a folder."""
    # Typst is large: imported only where a briefing is made, so that the program starts fast.
    from typst import Compiler

    return Compiler(
        str(root / TEMPLATE),
        root=str(root),
        font_paths=[str(resources.path(FONTS)), str(root / HOUSE)],
        ignore_system_fonts=True,
        package_path=str(root),
        package_cache_path=str(root),
    )


def compiled(root: Path, as_of: date, progress: Progress) -> Generator[Progress, None, bytes]:
    """The PDF, dated to a day; it is told of, and may be given up, again and again while it is made.

    It is made in a process of its own, because Typst cannot be stopped and keeps what it took of memory. Raises
    `UserError` where that process is gone, for want of memory as a rule.
    """
    yield progress
    noon = datetime.combine(as_of, time(12), UTC)
    with apart(_compile, str(root), int(noon.timestamp())) as child:
        while not child.poll(_STEP_SECONDS):
            yield progress
        try:
            told = child.recv_bytes()
        except (EOFError, OSError) as error:
            raise UserError(
                "The pages could not be set: there is not memory enough. Leave out parts, such as the annex."
            ) from error
    if told[:1] != _SET:
        raise RuntimeError(told[1:].decode())
    return told[1:]


def _compile(told: "Connection", folder: str, moment: int) -> None:
    from typst import TypstError

    try:
        written = compiler_of(Path(folder)).compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=moment)
    except TypstError as error:
        told.send_bytes(_FAILED + str(error).encode(errors="replace"))
        return
    told.send_bytes(_SET + written if isinstance(written, bytes) else _FAILED + b"Typst gave no single file")
