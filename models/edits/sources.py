"""What a person can change of a source and of what is said of it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.edits.source_texts import NewText, first_text
from models.entry import read_language
from models.errors import UserError
from models.sources.defaults import UNGRADED, proposed_code
from models.store import Store
from models.words import HANDLINGS, RELIABILITIES


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a new source, by the fields of its table; without a code it gets the one that is proposed.

    `published` is the last possible day where `published_edtf` says that it is not known exactly.
    """

    title: str
    publisher: str = ""
    author: str = ""
    published: date | None = None
    published_edtf: str = ""
    retrieved: date | None = None
    address: str = ""
    language: str = ""
    kind: str = ""
    reliability: str = UNGRADED
    handling: str = ""
    reprints_id: str | None = None
    code: str = ""


def add_source(store: Store, details: Details, text: NewText | None = None) -> str:
    """Add a source, with its text where there is one, as one step; returns its id."""
    from models.tables import Source

    read_title(details.title)
    _check_reliability(details.reliability)
    _check_handling(details.handling)
    read_language(details.language)
    values: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in asdict(details).items()
    }
    with store.write("Add source") as writing:
        taken = taken_codes(writing, Source)
        day = None if details.published_edtf else details.published
        wanted = values["code"] or proposed_code(details.publisher, day, taken)
        values["code"] = free_code(writing, Source, wanted)
        source_id = writing.add(Source(**values, sequence=writing.next_sequence(Source)))
        if text is not None:
            first_text(writing, source_id, text)
    return source_id


def delete_source(store: Store, source_id: str) -> None:
    """Delete a source with its texts; refused while anything in the dossier refers to it."""
    from models.tables import Source

    delete_record(store, "Delete source", Source, source_id)


def set_code(store: Store, source_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give the source another code, which no other one has."""
    from models.tables import Source

    wanted = read_code(code)
    with store.write("Set code of source") as writing:
        _set(store, "Set code of source", source_id, seen, code=free_code(writing, Source, wanted, source_id))


def set_title(store: Store, source_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Correct what the source is called."""
    _set(store, "Set title of source", source_id, seen, title=read_title(title))


def set_publisher(store: Store, source_id: str, publisher: str, *, seen: Seen | None = None) -> None:
    """Correct who published it; its grade stays as it is."""
    _set(store, "Set publisher", source_id, seen, publisher=publisher.strip())


def set_author(store: Store, source_id: str, author: str, *, seen: Seen | None = None) -> None:
    """Correct who wrote it."""
    _set(store, "Set author", source_id, seen, author=author.strip())


def set_published(store: Store, source_id: str, day: date | None, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Correct when the source was published: its last possible day, and `edtf` where that is not exact."""
    _set(store, "Set day of source", source_id, seen, published=day, published_edtf=edtf)


def set_retrieved(store: Store, source_id: str, day: date | None, *, seen: Seen | None = None) -> None:
    """Correct the day on which it was read at its address."""
    _set(store, "Set day retrieved", source_id, seen, retrieved=day)


def set_address(store: Store, source_id: str, address: str, *, seen: Seen | None = None) -> None:
    """Correct where it can be found."""
    _set(store, "Set address", source_id, seen, address=address.strip())


def set_language(store: Store, source_id: str, language: str, *, seen: Seen | None = None) -> None:
    """Say which language it is in, by ISO 639 code; empty is not known."""
    _set(store, "Set language", source_id, seen, language=read_language(language))


def set_kind(store: Store, source_id: str, kind: str, *, seen: Seen | None = None) -> None:
    """Say what kind of source it is, in words."""
    _set(store, "Set kind of source", source_id, seen, kind=kind.strip())


def set_reliability(store: Store, source_id: str, reliability: str, *, seen: Seen | None = None) -> None:
    """Grade how reliable the source is, A to F."""
    _check_reliability(reliability)
    _set(store, "Grade source", source_id, seen, reliability=reliability)


def set_handling(store: Store, source_id: str, handling: str, *, seen: Seen | None = None) -> None:
    """Mark for whose eyes the source is, by the Traffic Light Protocol; empty takes the mark off."""
    _check_handling(handling)
    _set(store, "Set handling mark", source_id, seen, handling=handling)


def set_reprints(store: Store, source_id: str, reprints_id: str | None, *, seen: Seen | None = None) -> None:
    """Say whose story the source repeats, so that both count once; None: its own."""
    from models.tables import Source

    with store.write("Set whose story it repeats") as writing:
        onward = {one.id: one.reprints_id for one in writing.rows(Source)}
        step = reprints_id
        while step is not None:
            if step == source_id:
                raise UserError("A source cannot repeat its own story, nor that of one that repeats it.")
            step = onward.pop(step, None)
        _set(store, "Set whose story it repeats", source_id, seen, reprints_id=reprints_id)


def _set(store: Store, label: str, source_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Source  # SQLModel is imported at the first write, not at the start

    set_fields(store, label, Source, source_id, values, seen)


def read_title(text: str) -> str:
    """What a source is called; refused when it is nothing."""
    if not text.strip():
        raise UserError("Give the source a title.")
    return text.strip()


def read_code(text: str) -> str:
    """The code of a source; refused when it is nothing."""
    if not text.strip():
        raise UserError("A source needs a code, such as REUTERS-0329.")
    return text.strip()


def _check_reliability(reliability: str) -> None:
    if reliability not in RELIABILITIES:
        raise UserError("Reliability runs from A to F.")


def _check_handling(handling: str) -> None:
    if handling and handling not in HANDLINGS:
        raise UserError(f"The Traffic Light Protocol has no mark {handling}.")
