"""The text of a PDF, page after page."""

import io
import re
from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.gathering.gathered import Gathered, Kind
from models.gathering.limits import check_length
from models.gathering.reading.right_to_left import has_right_to_left, in_reading_order, with_ligatures_as_drawn
from models.progress import Progress

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SPACES = re.compile("[ \t]+")
_MADE_BY = re.compile(r"^Microsoft Word - ")
_UNTOLD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_UNTOLD = 0.1


def read(data: bytes, name: str) -> Generator[Progress, None, Gathered]:
    """Read all pages; those without text are named in a note, and a file without any is refused."""
    document = _opened(data, name)
    count = len(document.pages)
    texts = list[str]()
    empty, broken = list[int](), list[int]()
    length, turned = 0, set[int]()
    for number in range(1, count + 1):
        yield Progress(number - 1, count, f"Reading page {number} of {count}")
        text = _page_text(document.pages[number - 1], turned)
        if text is None:
            broken.append(number)
        elif not text.strip():
            empty.append(number)
        texts.append((text or "").strip("\n"))
        length += len(texts[-1]) + 1
        check_length(length, name)
    if len(empty) + len(broken) == count:
        raise UserError(_without_text(document, name, broken))
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


def _page_text(page: "PageObject", turned: set[int]) -> str | None:
    """The text of a page; None where it cannot be read. `turned` are the fonts whose ligatures are as drawn already."""
    text = _tried(page.extract_text)
    if text is None or not has_right_to_left(text):
        return text
    return _tried(lambda: _in_reading_order(page, turned)) or text


def _tried(extract: Callable[[], str]) -> str | None:
    try:
        return extract()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken page makes the library raise anything, and is no reason to lose the others
        return None


def _in_reading_order(page: "PageObject", turned: set[int]) -> str:
    # The library puts the letters of words in order, but not always the words of lines.
    for letters in _letters(page):
        if id(letters) not in turned:
            letters.set_data(with_ligatures_as_drawn(letters.get_data()))
            turned.add(id(letters))
    drawn = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    return "\n".join(in_reading_order(_SPACES.sub(" ", line).strip()) for line in drawn.split("\n"))


def _letters(page: "PageObject") -> list[Any]:
    """What says which letters the shapes of the page's fonts are; the document keeps these objects."""
    from pypdf.generic import EncodedStreamObject

    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    maps = [font["/ToUnicode"].get_object() for font in fonts if "/ToUnicode" in font]
    return [letters for letters in maps if isinstance(letters, EncodedStreamObject)]


def _without_text(document: "PdfReader", name: str, broken: Sequence[int]) -> str:
    if broken:
        return (
            f"{name} is damaged: no page with text could be read. Open it in its own program and print it to PDF anew."
        )
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
    doubts = []
    if has_right_to_left(text):
        doubts.append("What is read from right to left was ordered by where it stands: hold it against the pages.")
    if len(_UNTOLD.findall(text)) > len(text) * _MOST_UNTOLD:
        doubts.append("The file does not say which letters many of its shapes are: hold the text against the pages.")
    return tuple(doubts)
