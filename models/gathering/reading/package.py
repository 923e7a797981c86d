"""Whether the package that a Word document is may be unpacked: its table of contents is judged before its contents."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from models.errors import UserError

_MOST_PARTS = 10_000
_LARGEST_PART = 64 * 1000**2
_LARGEST = 256 * 1000**2
_MOST_RATIO = 200
_UNSUSPICIOUS = 5 * 1000**2
_PIECE = 2**16
_DISTANT_TEXT = ("/subDocument", "/aFChunk", "/frame", "/oleObject", "/officeDocument", "/footnotes")
"""Relations through which a document takes text from outside; links, pictures and templates add none to it."""


def check(data: bytes, name: str) -> tuple[str, ...]:
    """Refuse a package that is a bomb, declares entities or takes text from elsewhere; the rest is told in notes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_contents(archive.infolist(), name)
            outside = [found for info in archive.infolist() for found in _outside(archive, info, name)]
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        zlib.error,
        expat.ExpatError,
    ):
        raise UserError(f"{name} is damaged: it cannot be unpacked. Open it in Word and save it again.") from None
    if any(kind.endswith(_DISTANT_TEXT) for kind in outside):
        raise UserError(f"{name} takes part of its text from outside itself, and Parley never goes there. "
                        "Open it in Word, save it as PDF and add that.")  # fmt: skip
    others = sum(not kind.endswith("/hyperlink") for kind in outside)
    return (
        () if not others else ("The document refers to pictures or a template outside itself; they were not loaded.",)
    )


def _check_contents(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by what the table of contents says; no more than that is ever unpacked of a part, whatever it holds."""
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    too_large = unpacked > _LARGEST or any(part.file_size > _LARGEST_PART for part in parts if _is_markup(part))
    too_dense = unpacked > _UNSUSPICIOUS and unpacked > packed * _MOST_RATIO
    if too_large or too_dense or len(parts) > _MOST_PARTS:
        raise UserError(
            f"{name} would take {-(-unpacked // 1000**2):,} MB when unpacked, so it was left alone: "
            "such files are made to overwhelm programs. Copy the text that you need and paste it."
        )


def _is_markup(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _outside(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[str]:
    """The kinds of relations of a part that lead out of the package; refuses a part that declares entities."""
    if not _is_markup(part):
        return
    found = list[str]()
    begun = list[str]()

    def refuse(*_declaration: object) -> None:
        raise UserError(f"{name} declares entities of its own, which no Word document does, so it was left alone.")

    def begin(element: str, given: dict[str, str]) -> None:
        begun.append(element)
        if given.get("TargetMode") == "External":
            found.append(given.get("Type", ""))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    whole = part.filename.lower().endswith(".rels")
    with archive.open(part) as file:
        # Entities can only be declared before the first element.
        while (whole or not begun) and (piece := file.read(_PIECE)):
            parser.Parse(piece)
    yield from found
