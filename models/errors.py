"""The one sort of error that is told to the user; every other exception is a bug of ours."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


class UserError(Exception):
    """What the world or the user got wrong, as a sentence that can be shown as it stands."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        # Kept apart, because Qt's bindings put words of their own before what passes through them.
        self.sentence = sentence


class ReadOnlyError(UserError):
    """The dossier can be read but not written."""


class DamagedError(UserError):
    """A file that was a dossier is damaged, so that it is not opened; some or all of it may be salvaged."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


class BusyError(UserError):
    """Somebody else holds the dossier's write lock for longer than we wait."""


DELETED = "deleted"
"""The words of a side that is no value, but the whole record deleted."""

YOU = "you"
"""Who gave a side, where that is the author of the write that is refused."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values that stand against each other: in storage form and in words, who gave it and when.

    `clock` is ISO text in UTC and `change` its name in the record; both are empty for what was never stored.
    """

    value: Any
    words: str
    who: str
    clock: str = ""
    change: str = ""

    @property
    def is_deletion(self) -> bool:
        """Whether it is no value, but the whole record deleted."""
        return self.value is None and self.words == DELETED


class OvertakenError(UserError):
    """Somebody has changed the same thing since: an edit or an undo would silently win over them.

    `key` is the record (table and id) and `unit` what of it both set; "row" where they deleted it as a whole. `mine` is
    what was to be stored, or what the step to be taken back had set; `before` what stood before that step, None for an
    edit. Whoever sees it decides.
    """

    def __init__(
        self, sentence: str, key: tuple[str, str], unit: str, *, mine: Side, theirs: Side, before: Side | None = None
    ) -> None:
        super().__init__(sentence)
        self.key, self.unit = key, unit
        self.mine, self.theirs, self.before = mine, theirs, before
