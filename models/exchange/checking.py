"""What has to hold between the rows of a folder: unique codes, known codes; and with `agreeing` within each row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.exchange.agreeing import disagreements
from models.exchange.known import Known
from models.exchange.layout import SHEETS
from models.exchange.part import BAD, Key, Part
from models.exchange.problems import Problem, shown
from models.exchange.sheet import Column
from models.tables import Party, Row


def check(parts: Sequence[Part], known: Known) -> Iterator[Problem]:
    """All problems between cells, with rows that the dossier has already taken into account."""
    defined = _defined(parts, known)
    for part in parts:
        yield from _doubles(part, known)
        if part.sheet.table is Party:
            yield from _twins(part, known)
        yield from disagreements(part, parts)
        yield from _references(part, defined, known)


def _defined(parts: Sequence[Part], known: Known) -> Mapping[type[Row], set[Key] | None]:
    """Keys that may be referred to; None where a file is too broken to tell."""
    there = {part.sheet.table: part for part in parts}
    missing = {sheet.table: Part(sheet, whole=sheet.optional) for sheet in SHEETS}
    return {
        table: {*part.row_keys(), *part.loose, *known.of(table), None, BAD} if part.whole else None
        for table, part in {**missing, **there}.items()
    }


def _doubles(part: Part, known: Known) -> Iterator[Problem]:
    first: dict[Key, int] = {}
    noun, column = part.sheet.noun, "".join(part.sheet.key[-1:])
    # Rows without a code of their own are known again by other fields.
    shared = frozenset() if part.sheet.same else known.shared(part.sheet.table)
    for index, key in enumerate(part.row_keys()):
        if key == BAD:
            continue
        earlier = first.setdefault(key, index)
        if earlier != index:
            reason = f"already names the {noun} of row {part.numbers[earlier]}"
            yield part.problem(index, column, _cell(part, key), reason, "a name of its own for each row")
        elif key in shared:
            reason = f"names more than one {noun} of the dossier"
            yield part.problem(index, column, _cell(part, key), reason, f"the name of one {noun}")


def _cell(part: Part, key: Key) -> str:
    kind = next(column.kind for column in part.sheet.columns if column.name == part.sheet.key[-1])
    return kind.write(key[-1] if isinstance(key, tuple) else key)


def _twins(part: Part, known: Known) -> Iterator[Problem]:
    """Codes equal but for case: they would share one column of heads of delegation."""
    taken: dict[str, tuple[str, str]] = {code.lower(): (code, "the dossier") for code in known.of(Party)}
    for index, code in enumerate(part.row_keys()):
        if code == BAD:
            continue
        other, place = taken.setdefault(code.lower(), (code, f"row {part.numbers[index]}"))
        if other != code:
            reason = f"differs only by case from {shown(other)} in {place}"
            yield part.problem(index, "code", code, reason, "codes that differ by more than case")


def _references(part: Part, defined: Mapping[type[Row], set[Key] | None], known: Known) -> Iterator[Problem]:
    for place, column in enumerate(part.columns):
        table = column.kind.refers
        keys = defined[table] if table else None
        if table is None or keys is None:
            continue
        yield from _unknown(part, place, keys, known.shared(table) - set(_keys(part, table)))
        if table is part.sheet.table:
            yield from _own(part, place)


def _keys(part: Part, table: type[Row]) -> Iterable[Key]:
    return part.row_keys() if part.sheet.table is table else ()


def _unknown(part: Part, place: int, keys: set[Key], shared: Iterable[Key]) -> Iterator[Problem]:
    column, vague = part.columns[place], set(shared)
    for index, row in enumerate(part.rows):
        if row[place] not in keys:
            yield _about(part, index, column, row[place], "is not known")
        elif row[place] in vague:
            yield _about(part, index, column, row[place], "names more than one row of the dossier")


def _own(part: Part, place: int) -> Iterator[Problem]:
    for index, key in enumerate(part.row_keys()):
        if part.rows[index][place] == key != BAD:
            yield _about(part, index, part.columns[place], key, "is the row itself")


def _about(part: Part, index: int, column: Column, value: Any, reason: str) -> Problem:
    accepted = column.kind.accepted
    if reason == "is the row itself":
        accepted = accepted.replace(f"a {part.sheet.noun}", f"another {part.sheet.noun}")
    return part.problem(index, column.name, column.kind.write(value), reason, accepted)
