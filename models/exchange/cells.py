"""The kinds of cells in a dossier folder: how each is read, refused and written.

A cell that begins with `=`, `+`, `@` or `-` is data like any other and kept as it stands: a folder comes back
byte for byte, and no text of a source is altered. Spreadsheets may take such a cell for a formula; the manual
warns of it.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from models.dates.edtf import read_edtf
from models.errors import UserError
from models.record.canonical import canonical
from models.scales.maps import check_map
from models.tables import Row

Value: TypeAlias = str | int | float | bool | tuple[str, int] | None
"""A cell's value in its storage form: days as ISO text, references as the code that the cell names."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_NUMBERED = re.compile(r"(.+) ([1-9]\d{0,8})", re.ASCII | re.DOTALL)
_COLOUR = re.compile("(#[0-9a-f]{6})?")
_HASH = re.compile("([0-9a-f]{64})?")

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What a code may not hold and a message may not show as it is."""


class Rejected(Exception):  # noqa: N818 - it says what happened to the cell
    """A cell is not of its kind; the message completes “the cell …”."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of cell. `parse` raises `Rejected`; `accepted` completes “Accepted: …”."""

    accepted: str
    parse: Callable[[str], Value]
    write: Callable[[Any], str] = str
    refers: type[Row] | None = None
    """The table of which the cell names a row."""
    varied: bool = False
    """Whether cells of this kind seldom repeat, so that remembering parsed ones does not pay."""


def or_empty(kind: Kind) -> Kind:
    """The same kind where an empty cell means not stated."""

    def parse(cell: str) -> Value:
        return kind.parse(cell) if cell else None

    return replace(kind, accepted=f"{kind.accepted}, or empty", parse=parse)


def _code(cell: str) -> str:
    _needed(cell)
    if CONTROL.search(cell):
        raise Rejected("holds a control character or a line break")
    if cell != cell.strip():
        raise Rejected("begins or ends with a blank")
    return cell


def _needed(cell: str) -> str:
    if not cell:
        raise Rejected("is empty")
    return cell


def _day(cell: str) -> str:
    if not _DAY.fullmatch(_needed(cell)):
        raise Rejected("is not a date in the form YYYY-MM-DD")
    try:
        date.fromisoformat(cell)
    except ValueError:
        raise Rejected("is not a day of the calendar") from None
    return cell


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(_needed(cell)):
        raise Rejected("is not a number")
    return _within(float(cell), 0, 100) + 0.0


def _within(value: float, low: int, high: int) -> float:
    if value < low:
        raise Rejected(f"is below {low}")
    if value > high:
        raise Rejected(f"is above {high}")
    return value


def whole(low: int, high: int, accepted: str) -> Kind:
    """A whole number within two bounds, both included."""

    def parse(cell: str) -> int:
        if not _WHOLE.fullmatch(_needed(cell)):
            raise Rejected("is not a whole number")
        _within(int(cell), low, high)
        return int(cell)

    return Kind(accepted, parse)


def _edtf(cell: str) -> str:
    try:
        if cell:
            read_edtf(cell)
    except UserError as error:
        raise Rejected(f"cannot be read: {str(error).removesuffix('.')}") from None
    return cell


def _colour(cell: str) -> str:
    return _formed(_COLOUR, cell.lower(), "is not a colour in the form #rrggbb")


def _hash(cell: str) -> str:
    return _formed(_HASH, cell.lower(), "is not a SHA-256 in hexadecimal")


def _formed(form: re.Pattern[str], text: str, reason: str) -> str:
    if not form.fullmatch(text):
        raise Rejected(reason)
    return text


def _mapping(cell: str) -> str:
    """As it stands: an import knows a scale again by its mapping."""
    try:
        if cell:
            check_map(tuple((float(old), float(new)) for old, new in json.loads(cell)))
    except UserError as error:
        raise Rejected(f"is not a mapping: {str(error).removesuffix('.')}") from None
    except (ValueError, TypeError, RecursionError):
        raise Rejected("is not a list of pairs of numbers") from None
    return cell


def _query(cell: str) -> str:
    try:
        found = json.loads(_needed(cell))
    except (ValueError, RecursionError):
        raise Rejected("is not JSON") from None
    if not isinstance(found, dict):
        raise Rejected("is not a JSON object")
    try:
        return canonical(found)
    except (UserError, ValueError):
        raise Rejected("holds what no file can") from None


def grade(low: int, high: int) -> Kind:
    """A whole number on a short scale."""
    return whole(low, high, f"a whole number from {low} to {high}")


def choice(values: Mapping[str, Value], accepted: str) -> Kind:
    """One of a few words."""
    words = {value: word for word, value in values.items()}

    def parse(cell: str) -> Value:
        if _needed(cell) not in values:
            raise Rejected("is not known")
        return values[cell]

    return Kind(accepted, parse, words.__getitem__)


def code_of(table: type[Row], noun: str) -> Kind:
    """The code of a row of some file or of the dossier; whether there is such a row is checked afterwards."""
    return Kind(f"the code of {noun}", _needed, refers=table)


def numbered_of(table: type[Row], noun: str, owner: str) -> Kind:
    """The number of a row among those of its owner, after the owner's code: `neutrality 2`."""

    def parse(cell: str) -> tuple[str, int]:
        match = _NUMBERED.fullmatch(_needed(cell))
        if match is None:
            raise Rejected("is not a code with a number after it")
        return match[1], int(match[2])

    return Kind(f"the code of {owner} and the number of {noun}, such as “XX 2”", parse, _spaced, refers=table)


def first_part(name: tuple[str, str] | str) -> str:
    """The code of a row whose name has two parts; of one that is not there, its id."""
    return name if isinstance(name, str) else name[0]


def _spaced(name: tuple[str, int] | str) -> str:
    return name if isinstance(name, str) else f"{name[0]} {name[1]}"


def word_of(words: Iterable[str]) -> Kind:
    """One of a few words, kept as it is written."""
    return choice({str(word): str(word) for word in words}, f"one of {', '.join(words)}")


def word_or_none(values: Collection[str]) -> Kind:
    """One of a few words, or an empty cell that is kept as an empty text."""
    known = {"", *values}

    def parse(cell: str) -> str:
        if cell not in known:
            raise Rejected("is not known")
        return cell

    return Kind(f"one of {', '.join(values)}, or empty", parse)


def _shortest(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


TEXT = Kind("any text", str, varied=True)
CODE = Kind("a code without control characters, not beginning or ending with a blank", _code, varied=True)
DAY = Kind("a date as YYYY-MM-DD", _day)
NUMBER = Kind("a number from 0 to 100", _number, _shortest)
MAYBE_DAY, MAYBE_NUMBER = or_empty(DAY), or_empty(NUMBER)
PLACE = whole(-(10**15), 10**15, "a whole number")
ROUND_NUMBER = whole(1, 10**9, "a whole number from 1")
YES_NO = choice({"yes": True, "no": False}, "yes or no")
EDTF = Kind("a date in EDTF such as 2022-03 or 2022-03-14/2022-03-17, or empty", _edtf)
COLOUR = Kind("a colour as #rrggbb, or empty", _colour)
HASH = Kind("the SHA-256 of the text in hexadecimal, or empty", _hash, varied=True)
MAPPING = Kind("points of the scale before with their places on this one, such as [[0,0],[100,80]], or empty", _mapping)
QUERY = Kind("a JSON object", _query, varied=True)
