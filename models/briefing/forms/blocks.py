"""A briefing as a row of blocks in reading order, the same for every form that is no page: nothing here is markup."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from models.briefing.house.house import PLAIN, House


class Style(StrEnum):
    """How a run of text is set apart."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    MUTED = "muted"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; `target` is the anchor that it leads to, `language` its own where it has one."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""
    language: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; one with an anchor stands in the contents."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `colour` (#rrggbb) is that of the party it is about, `label` hangs beside it, as “[3]”."""

    runs: Runs
    colour: str = ""
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the list of headings."""

    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG with its words; `name` is that of a file for it."""

    name: str
    svg: bytes
    alternative: str
    caption: Runs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its width beside the others'."""

    title: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell for each column; `anchor` where something leads to it."""

    cells: tuple[Runs, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `title` is for those who hear it, and stands above it where no heading does."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shows_title: bool = False


Block: TypeAlias = Heading | Text | Contents | Picture | Table


@dataclass(frozen=True, slots=True)
class Mark:
    """Who may read it, as it stands at the head and the foot; `colour` (#rrggbb) lies on black."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in millimetres."""

    width: float
    height: float


A4, LETTER = Paper(210, 297), Paper(215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole briefing; `facts` is the small print of its title block, `notice` what every part of it has to say."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    language: str
    as_of: date
    blocks: tuple[Block, ...]
    mark: Mark | None = None
    paper: Paper = A4
    notice: str = ""
    authors: tuple[str, ...] = ()
    house: House = PLAIN

    @property
    def author(self) -> str:
        """Whom the properties of the file name."""
        return "; ".join(self.authors) or "Parley"
