"""Comparing texts and correcting one, as long work: texts of a book's length take seconds."""

from collections import Counter
from collections.abc import Generator

from models.edits.source_texts import NewText, add_text
from models.excerpts.carrying import Fate
from models.progress import Progress
from models.sources.fates import Moved
from models.sources.texts import preview
from models.store import Store


def comparing(store: Store, source_id: str, text: str) -> Generator[Progress, None, list[Moved]]:
    """What would become of a source's excerpts with another text."""
    yield Progress(0, 0, "Comparing the texts")
    return preview(store, source_id, text)


def correcting(store: Store, source_id: str, new: NewText, seen: str) -> Generator[Progress, None, Counter[Fate]]:
    """Give a source another text, as `add_text` does."""
    yield Progress(0, 0, "Carrying excerpts over")
    return add_text(store, source_id, new, seen=seen)
