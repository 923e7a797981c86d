"""What the clipboard or a drop offers as sources: files, markup or words. Addresses are kept, and never loaded."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from models.sources.intake import Offered


def offers_anything(data: QMimeData) -> bool:
    """Whether there is anything that may become a source; cheap, because it is asked while the mouse moves."""
    return data.hasUrls() or data.hasHtml() or data.hasText()


def offered_by(data: QMimeData) -> list[Offered]:
    """What there is: every file for itself, or else what was copied as markup and as plain words."""
    files = [Offered(file=Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile()]
    if files:
        return files
    markup, words = data.html() if data.hasHtml() else "", data.text()
    if not markup.strip() and not words.strip():
        return []
    # An address that was dragged comes with markup that holds nothing but its link.
    is_address = bool(data.urls()) and words.strip() in {url.toString() for url in data.urls()}
    return [Offered(markup="" if is_address else markup, words=words)]
