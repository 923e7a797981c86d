"""The text of a PDF, page after page."""

import io
import re
from collections.abc import Generator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.gathering.gathered import Gathered, Kind
from models.gathering.limits import check_length
from models.progress import Progress

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MADE_BY = re.compile(r"^Microsoft Word - ")
_UNTOLD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_UNTOLD = 0.1


def read(data: bytes, name: str) -> Generator[Progress, None, Gathered]:
    """Read all pages; those without text are named in a note, and a file without any is refused."""
    document = _opened(data, name)
    count = len(document.pages)
    texts = list[str]()
    empty, broken = list[int](), list[int]()
    length = 0
    for number in range(1, count + 1):
        yield Progress(number - 1, count, f"Reading page {number} of {count}")
        text = _page_text(document, number)
        if text is None:
            broken.append(number)
        elif not text.strip():
            empty.append(number)
        texts.append((text or "").strip("\n"))
        length += len(texts[-1]) + 1
        check_length(length, name)
    if len(empty) + len(broken) == count:
        raise UserError(_without_text(document, name))
    text = "\n".join(filter(None, texts))
    return _with_facts(document, text, (*_gaps(empty, "no text"), *_gaps(broken, None), *_doubts(text)))


def _opened(data: bytes, name: str) -> "PdfReader":
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        document = PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted:
            if document.decrypt("") == PasswordType.NOT_DECRYPTED:
                raise UserError(f"{name} is protected with a password. Save a copy without one and add that.")
            # Some ciphers are only missed when something is read.
            document.pages[0].get_contents()
    except (DependencyError, NotImplementedError):
        raise UserError(
            f"{name} is protected in a way that Parley cannot undo, even without a password. "
            "Save a copy without protection (for instance by printing it to PDF) and add that."
        ) from None
    return document


def _page_text(document: "PdfReader", number: int) -> str | None:
    """The text of a page counted from 1; None where it cannot be read."""
    try:
        return document.pages[number - 1].extract_text()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken page makes the library raise anything, and is no reason to lose the others
        return None


def _without_text(document: "PdfReader", name: str) -> str:
    if any(_has_picture(page) for page in document.pages):
        return f"{name} has no text, only pictures of it. Have its text recognised (OCR) and add that."
    return f"{name} has no text."


def _has_picture(page: "PageObject") -> bool:
    try:
        resources: Any = page["/Resources"]
        return any(one.get_object().get("/Subtype") == "/Image" for one in resources["/XObject"].values())
    except (AttributeError, KeyError, TypeError):
        return False


def _with_facts(document: "PdfReader", text: str, notes: tuple[str, ...]) -> Gathered:
    title, author, made = _about(document)
    if made is not None:
        notes = (*notes, f"The file was made on {made.date().isoformat()}, which need not be the day of publication.")
    return Gathered(text=text, title=_MADE_BY.sub("", title), author=author, media_type=Kind.PDF.value, notes=notes)


def _about(document: "PdfReader") -> tuple[str, str, datetime | None]:
    """Title, author and when the file was made; nothing where they are not what they should be."""
    from pypdf.errors import PyPdfError

    try:
        about = document.metadata
        return ("", "", None) if about is None else (about.title or "", about.author or "", about.creation_date)
    except (AttributeError, KeyError, TypeError, ValueError, PyPdfError):
        return "", "", None


def _gaps(pages: Sequence[int], what: str | None) -> tuple[str, ...]:
    if not pages:
        return ()
    one = len(pages) == 1
    named = f"Page {pages[0]}" if one else f"Pages {', '.join(_runs(pages))}"
    missing = "could not be read" if what is None else f"{'has' if one else 'have'} {what}"
    return (f"{named} {missing}.",)


def _runs(pages: Sequence[int]) -> list[str]:
    """Numbers in rising order as “3”, “5–7”."""
    runs = list[list[int]]()
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _doubts(text: str) -> tuple[str, ...]:
    if len(_UNTOLD.findall(text)) <= len(text) * _MOST_UNTOLD:
        return ()
    return ("The file does not say which letters many of its shapes are: hold the text against what the pages show.",)
