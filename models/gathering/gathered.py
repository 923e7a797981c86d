"""What gathering finds: a text and what it says of itself."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of thing a source is, by its content; the value is its media type."""

    PLAIN = "text/plain"
    PAGE = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Gathered:
    """A text to be kept as it stands, and what its source says of it; whatever is not stated is empty.

    `published` is a day that the source states, or one that a note calls a guess; the day a file was made is not one.
    `language` is an ISO 639 code. `notes` are sentences for the analyst on what was left out, altered or assumed.
    """

    text: str
    title: str = ""
    author: str = ""
    published: date | None = None
    publisher: str = ""
    address: str = ""
    language: str = ""
    media_type: str = Kind.PLAIN.value
    notes: tuple[str, ...] = ()


def packed(gathered: Gathered) -> dict[str, Any]:
    """What is gathered as values of JSON, to travel between processes."""
    day = gathered.published
    return {**asdict(gathered), "published": None if day is None else day.isoformat()}


def unpacked(values: dict[str, Any]) -> Gathered:
    """What `packed` made, as it was."""
    day = values["published"]
    published = None if day is None else date.fromisoformat(day)
    return Gathered(**{**values, "published": published, "notes": tuple(values["notes"])})


def to_bytes(message: dict[str, Any]) -> bytes:
    """A message between processes; lone surrogates, which foreign files bring, survive it."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_bytes(sent: bytes) -> dict[str, Any]:
    """What `to_bytes` made, as it was."""
    message: dict[str, Any] = json.loads(sent.decode("utf-8", "surrogatepass"))
    return message
