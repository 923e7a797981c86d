"""Writes a briefing in the form that the ending of the file's name asks for."""

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import TypeAlias

from models.briefing.charts.raster import as_png
from models.briefing.content import BriefingData
from models.briefing.forms.blocks import Document, Picture
from models.briefing.forms.chart_form import chart_of
from models.briefing.forms.names import ENDINGS, MOVEMENT
from models.briefing.forms.outline import document_of
from models.briefing.forms.tables import sheets_of
from models.briefing.legible import legible, written
from models.briefing.typesetting import write_briefing
from models.briefing.wording.words import words_in
from models.errors import UserError
from models.progress import Progress
from models.whole_files import write_whole

_Made: TypeAlias = Callable[[BriefingData, str], bytes]


def write_form(data: BriefingData, out: Path, chart: str = MOVEMENT) -> Generator[Progress, None, None]:
    """Write the briefing, or for a picture the chart of that name, replacing a file of the same form alone.

    The same data gives the same bytes. Closing the generator or a failure leaves no file behind. Raises `UserError`
    where the ending is of no form, and where `out` cannot be written.
    """
    ending = out.suffix.lower()
    if ending == ".pdf":
        yield from write_briefing(data, out)
        return
    if ending not in _FORMS:
        raise UserError(f"{out.name} is of no form of a briefing. Its name must end in {', '.join(ENDINGS)}.")
    refuse_to_replace(out)
    yield Progress(0, 2, "Writing the briefing")
    content = _FORMS[ending](data, chart)
    yield Progress(1, 2, "Writing the file")
    write_whole(out, content)
    yield Progress(2, 2, "Done")


def refuse_to_replace(out: Path) -> None:
    """Raises `UserError` where a file of another kind would be lost, such as the dossier itself."""
    if not out.is_file():
        return
    with out.open("rb") as file:
        head = file.read(64).lstrip().lower()
    if head and not head.startswith(_HEADS[out.suffix.lower()]):
        kind = out.suffix.lower().removeprefix(".").upper()
        raise UserError(f"{out} is there already and is no {kind}, so it was not replaced. Choose another name.")


def _cut(data: BriefingData) -> str:
    return words_in(data.language).say("front.shortened")


def _docx(data: BriefingData, _: str) -> bytes:
    # Loaded only where a Word document is made, so that the program starts fast.
    from models.briefing.forms.docx_form import docx_of

    document = document_of(written(data, _cut(data)))
    # The pictures beside the charts are drawn with the carried fonts.
    drawn = document_of(legible(data, _cut(data))[0])
    return docx_of(document, as_png(_drawings(drawn)))


def _drawings(document: Document) -> list[bytes]:
    return [block.svg for block in document.blocks if isinstance(block, Picture)]


def _html(data: BriefingData, _: str) -> bytes:
    from models.briefing.forms.html_form import html_of

    return html_of(document_of(written(data, _cut(data))))


def _xlsx(data: BriefingData, _: str) -> bytes:
    from models.briefing.forms.xlsx_form import xlsx_of

    told = written(data, _cut(data))
    return xlsx_of(document_of(told), words_in(told.language).say("sheet.briefing"), sheets_of(told))


def _svg(data: BriefingData, chart: str) -> bytes:
    told = written(data, _cut(data))
    return chart_of(told, document_of(told), chart)


def _png(data: BriefingData, chart: str) -> bytes:
    told, _ = legible(data, _cut(data))
    return as_png([chart_of(told, document_of(told), chart)])[0]


_FORMS: Mapping[str, _Made] = {".docx": _docx, ".html": _html, ".xlsx": _xlsx, ".svg": _svg, ".png": _png}

_ZIP = b"pk\x03\x04"
_HEADS = {
    ".pdf": b"%pdf-", ".docx": _ZIP, ".xlsx": _ZIP, ".html": b"<!doctype html", ".svg": b"<?xml", ".png": b"\x89png",
}  # fmt: skip
"""How files of each form begin, in lower case."""
