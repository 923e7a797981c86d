"""How much is read and kept of one source, and the sentences for what is more."""

from dataclasses import dataclass

from models.errors import UserError

LARGEST_FILE = 50 * 1000**2
"""Bytes of one file that is read at all."""

LONGEST_TEXT = 5_000_000
"""Characters (code points) of one text that is kept."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a foreign file may take while it is read: seconds without a page, seconds in all, bytes of memory."""

    step_seconds: float = 30.0
    seconds: float = 180.0
    memory: int = 1536 * 2**20


class UnreadableError(UserError):
    """A foreign file that broke its reader, or takes more time or memory than it may."""


def check_size(size: int, name: str) -> None:
    """Refuse a file that is larger than is read."""
    if size > LARGEST_FILE:
        megabytes = -(-size // 1000**2)
        raise UserError(
            f"{name} is {megabytes:,} MB large. Parley reads sources of up to {LARGEST_FILE // 1000**2} MB: "
            "take the part that you need and add that."
        )


def check_length(length: int, name: str) -> None:
    """Refuse a text that is longer than is kept; `length` may be how far it was read."""
    if length > LONGEST_TEXT:
        raise UserError(
            f"{name} has {length:,} characters of text. Parley keeps up to {LONGEST_TEXT:,} of one source: "
            "take the part that you need and add that."
        )
