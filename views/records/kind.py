"""What the list of one kind of record shows, and how records of it are made, edited and deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.facts import NONE
from models.store import Store
from views.document import Document
from views.records.adding import Adder
from views.records.form import RecordForm
from views.theme import Theme


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its title, and words as wide as it should be; empty takes what room is left."""

    title: str
    sample: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, what it is ordered by where that is something else, and whose swatch stands before it."""

    words: str
    order: Any = None
    party: int = NONE


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the list. `name` is what people call it, `fact` what the snapshot holds of it."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    fact: Any


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. `belongs` says what belongs into its list, for as long as that is empty."""

    title: str
    noun: str
    belongs: str
    columns: tuple[Column, ...]
    records: Callable[[Document], Sequence[Record]]
    form: Callable[[Document, Theme], RecordForm]
    adder: Callable[[Document, Theme], Adder]
    delete: Callable[[Store, str], None]
