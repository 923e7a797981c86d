"""The lines that the search box lists: what each one is, what it shows, and what is spoken of it."""

from dataclasses import dataclass
from enum import StrEnum

from models.facts import NONE


class Kind(StrEnum):
    """What a line is."""

    DATE = "date"
    ROUND = "round"
    ISSUE = "issue"
    PARTY = "party"
    SPEAKER = "speaker"
    PACKAGE = "package"
    EVENT = "event"
    SEARCH = "search"
    VIEW = "view"
    COMMAND = "command"
    SOURCE = "source"
    STATEMENT = "statement"
    ALL = "all"
    SAVE = "save"
    HEADING = "heading"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Result:
    """One line: its words and what stands muted beside them, with the ends of those in it that were looked for.

    Statements also have the position of their party, their day and what they state, in words; dates their first and
    last day; sources the place of the quote in their text, NONE for none; commands their keys, and why they cannot be
    used now.
    """

    kind: Kind
    id: str
    title: str
    detail: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    party: int = NONE
    party_name: str = ""
    day: str = ""
    stated: str = ""
    days: tuple[int, int] = (0, 0)
    place: int = NONE
    keys: str = ""
    why_not: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether the line leads anywhere."""
        return self.kind not in {Kind.HEADING, Kind.NOTHING} and not self.why_not

    @property
    def spoken(self) -> str:
        """The line as one sentence, for those who hear it."""
        said = (self.day, self.party_name, self.detail, self.stated, self.title, self.keys, self.why_not)
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class BoxCommand:
    """Something that the window can do, as the box lists it; `why_not` says why it cannot be done now, "" if it can."""

    id: str
    words: str
    keys: str = ""
    why_not: str = ""
    tip: str = ""
