"""What sort of thing was dropped, by its content; a name's ending only helps where the content could be either."""

import re

from models.errors import UserError
from models.gathering.gathered import Kind

_PDF_WITHIN = 1024
_ARCHIVE = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")

_OTHER_ARCHIVES = (
    (b"application/vnd.oasis.opendocument", "an OpenDocument file. Save it as DOCX or PDF and add that."),
    (b"application/epub+zip", "an e-book (EPUB). Save the part that you need as PDF or text and add that."),
    (b"xl/", "a spreadsheet. Copy the cells that you need and paste them."),
    (b"ppt/", "a presentation. Save it as PDF and add that."),
)
_OTHERS = (
    (re.compile(rb"\{\\rtf"), "a Rich Text file (RTF). Save it as DOCX or PDF and add that."),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL),
     "a picture. Parley reads text only: have its text recognised (OCR) and add that."),
    (re.compile(rb"SQLite format 3\0"), "a database, not a text. A dossier is opened with File › Open."),
    (re.compile(rb"(?:From: <Saved by|MIME-Version:).{0,4000}multipart/related", re.DOTALL | re.IGNORECASE),
     "a web archive (MHTML). Save the page as HTML and add that."),
    (re.compile(rb"bplist00"), "a web archive. Save the page as HTML and add that."),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), "an archive. Unpack it and add the files that you need."),
)  # fmt: skip

_PAGE = re.compile(
    r"(?>\s+|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*+"
    r"<(?:!doctype\s+html|html|head|title|body|meta|link|script|style|article|div|table|p|h1)(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile("<[a-z!][^<>]*>", re.IGNORECASE)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".xht")
_WITHIN = 16_384


def kind_of_bytes(data: bytes, name: str) -> Kind | None:
    """PDF or Word by their signatures; None for what may be text. Refuses what is known to be neither."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith(_ARCHIVE):
        return _kind_of_archive(data, name)
    if data.startswith(_COMPOUND):
        _refuse_compound(data, name)
    for signature, what in _OTHERS:
        if signature.match(data):
            raise UserError(f"{name} is {what}")
    return None


def kind_of_text(text: str, name: str, media_type: str) -> Kind:
    """Page or plain text: by how it begins, else by what its name or media type says."""
    if _PAGE.match(text, 0, _WITHIN):
        return Kind.PAGE
    called_page = media_type.startswith((Kind.PAGE.value, "application/xhtml")) or name.lower().endswith(_PAGE_NAMES)
    return Kind.PAGE if called_page and _MARKUP.search(text) else Kind.PLAIN


def _kind_of_archive(data: bytes, name: str) -> Kind:
    # Names stand uncompressed in an archive, so that nothing has to be unpacked to see what it is.
    for marked, what in _OTHER_ARCHIVES:
        if marked in data[:200] or (marked.endswith(b"/") and marked in data and b"word/" not in data):
            raise UserError(f"{name} is {what}")
    if b"[Content_Types].xml" in data and b"word/" in data:
        return Kind.WORD
    raise UserError(f"{name} is an archive. Unpack it and add the files that you need.")


def _refuse_compound(data: bytes, name: str) -> None:
    if _ENCRYPTED_OFFICE in data:
        raise UserError(f"{name} is protected with a password. Save a copy without one and add that.")
    raise UserError(f"{name} is a file of an old Office program (such as DOC). Save it as DOCX or PDF and add that.")
