"""Dossier folders on disk for tests of exchange: written, altered, imported."""

import csv
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TypeVar

from models.exchange.folder import read_folder
from models.exchange.problems import ImportRefused
from models.ids import new_id
from models.record.author import Author
from models.store import Store

T = TypeVar("T")


def new_store(path: Path) -> Store:
    """An empty dossier file, open."""
    return Store.create(path, Author(new_id(), "AN", "Analyst", new_id()))


def finish(steps: Generator[object, None, T]) -> T:
    """What a generator returns when it is stepped to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def rows_of(file: Path) -> list[list[str]]:
    """The records of a CSV file, header included."""
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


def write_rows(file: Path, rows: Sequence[Sequence[str]], delimiter: str = ",") -> None:
    """Write a CSV file as an export would, but for the delimiter."""
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, delimiter=delimiter).writerows(rows)


def put(folder: Path, place: str, value: str) -> None:
    """Give one cell a value; the place is `statements.csv 12 stance_low` with the row as a spreadsheet counts."""
    name, row, column = place.split()
    rows = rows_of(folder / name)
    rows[int(row) - 1][rows[0].index(column)] = value
    write_rows(folder / name, rows)


def add_column(file: Path, name: str, values: Sequence[str]) -> None:
    """Add a column at the end of a file; rows beyond the values get empty cells."""
    header, *rows = rows_of(file)
    padded = [*values, *[""] * (len(rows) - len(values))]
    write_rows(file, [[*header, name], *([*row, value] for row, value in zip(rows, padded, strict=True))])


def write_table(file: Path, text: str) -> None:
    """Write a file from its lines, cells parted by `|`; blanks around cells do not count."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    write_rows(file, [[cell.strip() for cell in line.split("|")] for line in lines])


def complaints(folder: Path) -> list[str]:
    """The sentences with which a folder is refused; none when it is accepted."""
    try:
        read_folder(folder)
    except ImportRefused as refusal:
        return [str(problem) for problem in refusal.problems]
    return []


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder."""
    return {entry.name: entry.read_bytes() for entry in sorted(folder.iterdir())}


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every table of facts without ids and versions, references by code: what two dossiers have in common."""
    return {
        "dossier": store.columns("SELECT title, description, optional_columns FROM dossier"),
        "party": store.columns("SELECT sequence, code, name, role, note FROM party ORDER BY sequence"),
        "round": store.columns('SELECT sequence, number, label, start, "end", heads, outcome FROM round ORDER BY 1'),
        "statement": store.columns(
            "SELECT s.sequence, s.code, s.said_on, s.published_on, s.recorded_on, p.code, k.code, i.code, s.act,"
            " s.low, s.high, s.firmness, s.record, s.condition, d.code, s.text, c.code, s.locator, s.credibility,"
            " s.from_seed, s.note, r.number, a.code, b.code FROM statement s JOIN party p ON p.id = s.party_id"
            " JOIN speaker k ON k.id = s.speaker_id JOIN issue i ON i.id = s.issue_id"
            " JOIN source c ON c.id = s.source_id LEFT JOIN issue d ON d.id = s.depends_on_id"
            " LEFT JOIN round r ON r.id = s.round_id LEFT JOIN statement a ON a.id = s.retracts_id"
            " LEFT JOIN statement b ON b.id = s.retracted_by_id ORDER BY s.sequence, s.id"
        ),
    }
