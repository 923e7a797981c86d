"""The text of a Word document (DOCX): paragraphs, tables and footnotes, with all changes accepted."""

import io
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.gathering.gathered import Gathered, Kind
from models.gathering.limits import check_length
from models.gathering.reading import package
from models.gathering.reading.word_text import Body, Notes, numbered_styles
from models.progress import Progress

if TYPE_CHECKING:
    from docx.document import Document

_NOTE_PARTS = ("footnotes", "endnotes")


def read(data: bytes, name: str) -> Generator[Progress, None, Gathered]:
    """Read the body in its order, then the notes, each under the number that stands in the text."""
    yield Progress(0, 0, f"Reading {name}")
    outside = package.check(data, name)
    document = _opened(data, name)
    notes = Notes({kind: _notes_part(document, kind) for kind in _NOTE_PARTS})
    body = Body(document.element.body, notes, numbered_styles(document.styles.element))
    text = "\n".join([*body.lines, *notes.lines()])
    check_length(len(text), name)
    if not text.strip():
        raise UserError(f"{name} has no text.")
    return _with_facts(document, text, (*outside, *body.remarks()))


def _opened(data: bytes, name: str) -> "Document":
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, PackageNotFoundError, XMLSyntaxError):
        # Also templates, documents with macros and the strict variant of the format.
        raise UserError(f"{name} is no ordinary Word document. Save it as DOCX or PDF and add that.") from None


def _notes_part(document: "Document", kind: str) -> Any:
    """The root of the part with footnotes or endnotes, None where there is none."""
    from docx.oxml.parser import parse_xml

    related = [one for one in document.part.rels.values() if one.reltype.endswith(f"/{kind}") and not one.is_external]
    return parse_xml(related[0].target_part.blob) if related else None


def _with_facts(document: "Document", text: str, notes: tuple[str, ...]) -> Gathered:
    found = Gathered(text=text, media_type=Kind.WORD.value, notes=notes)
    if not any(one.reltype.endswith("/core-properties") for one in document.part.package.rels.values()):
        # The library would make up properties of its own.
        return found
    about = document.core_properties
    if about.created is not None:
        made = about.created.date().isoformat()
        notes = (*notes, f"The file was made on {made}, which need not be the day of publication.")
    return replace(found, title=about.title, author=about.author, notes=notes)
