"""What a person can change of a source's texts: adding one, and putting excerpts back that were lost by it."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.edits.rows import Seen, set_fields
from models.errors import UserError
from models.excerpts.anchor import Anchor, excerpt_of
from models.excerpts.carrying import Fate
from models.gathering.cleaning import text_hash
from models.sources.fates import HeldExcerpt, moved
from models.sources.texts import preview
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import SourceText


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to be kept for good, where it came from, and a note on it."""

    text: str
    media_type: str = ""
    file_name: str = ""
    note: str = ""


def add_text(store: Store, source_id: str, new: NewText, *, seen: str | None = None) -> Counter[Fate]:
    """Give a source its first text, or a corrected one, to which all excerpts are carried over in the same step.

    `seen` is the id of the text that the person corrected, "" for none. Returns how many excerpts met which fate; those
    that are lost stay on the text that they stand on.
    """
    from models.tables import Excerpt, Source

    # Comparing long texts takes seconds, in which nobody else should have to wait for the write lock.
    fates = preview(store, source_id, new.text)
    with store.write("Add text of source") as writing:
        source = writing.get(Source, source_id)
        texts = _texts(writing, source_id)
        current = texts[-1] if texts else None
        if seen is not None and seen != (current.id if current else ""):
            raise UserError(f"{source.code} was given another text in the meantime. Look at it, then correct that one.")
        if current is not None and current.text == new.text:
            raise UserError("This is the text that the source has already.")
        text_id = first_text(writing, source_id, new)
        held = _held(writing, texts)
        if {one.id: one for one in held} != {one.excerpt.id: one.excerpt for one in fates}:
            fates = moved(held, {one.id: one.text for one in texts}, new.text)
        carried = {one.excerpt.id: one.carried.new for one in fates if one.carried.new is not None}
        writing.set_all(Excerpt, {key: {"text_id": text_id, **asdict(anchor)} for key, anchor in carried.items()})
    return Counter(one.carried.fate for one in fates)


def reanchor_excerpt(
    store: Store, excerpt_id: str, text_id: str, start: int, end: int, *, seen: Seen | None = None
) -> None:
    """Let an excerpt stand on other words: those from `start` up to `end` of its source's current text.

    Places count code points.
    """
    from models.tables import Excerpt, SourceText

    with store.write("Put excerpt back") as writing:
        text = writing.get(SourceText, text_id)
        if _texts(writing, text.source_id)[-1].id != text_id:
            raise UserError("This text has been corrected since. Select the words in the current one.")
        if not text.text[start:end].strip():
            raise UserError("Select the words that the excerpt stands for first.")
        values = {"text_id": text_id, **asdict(excerpt_of(text.text, start, end))}
        set_fields(store, "Put excerpt back", Excerpt, excerpt_id, values, seen)


def place_now(writing: "Writing", text_id: str, anchor: Anchor) -> tuple[str, Anchor]:
    """Where words of a text stand in the current text of its source; where they are lost, on the text they stood on."""
    from models.tables import SourceText

    texts = {one.id: one.text for one in _texts(writing, writing.get(SourceText, text_id).source_id)}
    current = list(texts)[-1]
    if current == text_id:
        return text_id, anchor
    carried = moved([HeldExcerpt("", "", text_id, anchor)], texts, texts[current])[0].carried.new
    return (text_id, anchor) if carried is None else (current, carried)


def first_text(writing: "Writing", source_id: str, new: NewText) -> str:
    """Add a text within a write, without looking at those before; returns its id."""
    from models.tables import SourceText

    if not new.text.strip():
        raise UserError("There is no text to keep.")
    return writing.add(
        SourceText(
            source_id=source_id,
            text=new.text,
            text_hash=text_hash(new.text),
            media_type=new.media_type,
            file_name=new.file_name,
            note=new.note.strip(),
            added_on=datetime.now(UTC).astimezone().date(),
            sequence=writing.next_sequence(SourceText),
        )
    )


def _texts(writing: "Writing", source_id: str) -> "list[SourceText]":
    from sqlmodel import col, select

    from models.tables import SourceText

    rule = select(SourceText).where(SourceText.source_id == source_id)
    with writing.session() as session:
        return list(session.exec(rule.order_by(col(SourceText.sequence), col(SourceText.id))))


def _held(writing: "Writing", texts: "list[SourceText]") -> list[HeldExcerpt]:
    from sqlmodel import col, select

    from models.tables import Excerpt

    with writing.session() as session:
        rows = session.exec(select(Excerpt).where(col(Excerpt.text_id).in_([one.id for one in texts]))).all()
    return [
        HeldExcerpt(one.id, one.statement_id, one.text_id, Anchor(one.start, one.quote, one.before, one.after))
        for one in rows
    ]
