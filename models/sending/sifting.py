"""Which rows go into a copy that leaves something out: none that refers to what stays out, or tells of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models.handling import narrowest, told_within
from models.ids import new_id
from models.marks import marks_of_sources
from models.record.shape import columns as fields_of
from models.record.shape import tables
from models.references import REFERENCES, Reference
from models.words import LinkKind, Review

if TYPE_CHECKING:
    from models.checking.findings import Columns
    from models.sending.choices import Choices

Row = dict[str, Any]

_WAYS_OF_LOOKING = ("saved_search", "saved_view", "briefing")
"""What says how somebody looked at it, in words that may tell of anything."""

_TELL_OF_SOURCES = ("event", "assessment", "outcome", "dispute")
"""What a source reported, which would be told without it."""


@dataclass
class Sifted:
    """The rows of a copy by table, each in the dossier's order, as the file holds them; and what stayed out.

    `out` counts rows by table, and `notes` the notes that were emptied. `highest` is the narrowest mark of a source
    that goes along, and `unmarked` how many have none. `named_in` counts texts that name an analyst all the same.
    """

    rows: dict[str, list[Row]]
    out: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    named_in: int = 0

    @property
    def highest(self) -> str:
        """The narrowest mark of all sources that go along, "" where none has any."""
        return narrowest(row["handling"] for row in self.rows["source"])

    @property
    def unmarked(self) -> int:
        """How many of the sources that go along bear no mark."""
        return sum(not row["handling"] for row in self.rows["source"])


def sift(columns: Columns, choices: Choices) -> Sifted:
    """The rows that go along; `columns` reads the dossier in one state of it."""
    sifted = Sifted({name: _rows(columns, name) for name in tables()})
    marks = marks_of_sources(columns)
    for row in sifted.rows["source"]:
        row["handling"] = marks[row["id"]]
    if choices.is_whole:
        return sifted
    before = {name: len(rows) for name, rows in sifted.rows.items()}
    had_statements = {row["speaker_id"] for row in sifted.rows["statement"]}
    for name in _WAYS_OF_LOOKING:
        sifted.rows[name] = []
    if not choices.drafts:
        _keep(sifted, "statement", lambda row: row["review"] != Review.DRAFT)
    if choices.up_to:
        _leave_sources_out(sifted, choices)
    _follow_references(sifted)
    _leave_lonely_out(sifted, had_statements)
    if not choices.notes:
        _empty_notes(sifted)
    if not choices.names:
        _replace_names(sifted)
    sifted.out.update({name: count - len(sifted.rows[name]) for name, count in before.items()})
    return sifted


def _rows(columns: Columns, table: str) -> list[Row]:
    names = [name for name in fields_of(tables()[table]) if name != "version"]
    listed = ", ".join(f'"{name}"' for name in names)
    rows = columns(f'SELECT {listed} FROM "{table}" ORDER BY sequence, id')  # noqa: S608 - our own names
    return [dict(zip(names, row, strict=True)) for row in rows]


def _keep(sifted: Sifted, table: str, is_wanted: Any) -> None:
    sifted.rows[table] = [row for row in sifted.rows[table] if is_wanted(row)]


def _leave_sources_out(sifted: Sifted, choices: Choices) -> None:
    allowed = told_within(choices.up_to, unmarked=choices.unmarked)
    _keep(sifted, "source", lambda row: row["handling"] in allowed)
    kept = {row["id"] for row in sifted.rows["source"]}
    for table in _TELL_OF_SOURCES:
        fields = [one.field for one in REFERENCES if one.table == table and "source" in one.targets]
        _keep(sifted, table, lambda row, fields=fields: all(row[name] is None or row[name] in kept for name in fields))


def _follow_references(sifted: Sifted) -> None:
    """Leave out what cannot be without what stays out, and let the rest refer to it no more, until nothing changes."""
    ids = {name: {row["id"] for row in rows} for name, rows in sifted.rows.items()}
    is_settled = False
    while not is_settled:
        is_settled = True
        for reference in REFERENCES:
            there = set[str]().union(*(ids[target] for target in reference.targets))
            kept = [row for row in sifted.rows[reference.table] if _stands(row, reference, there)]
            if len(kept) < len(sifted.rows[reference.table]):
                is_settled = False
                sifted.rows[reference.table] = kept
                ids[reference.table] = {row["id"] for row in kept}


def _stands(row: Row, reference: Reference, there: set[str]) -> bool:
    named = row[reference.field]
    if named is None or named in there:
        return True
    is_needed = not fields_of(tables()[reference.table])[reference.field].nullable
    is_link = reference.table == "link"
    if is_needed or reference.part or (is_link and row["kind"] != LinkKind.CONDITIONAL_ON):
        return False
    row[reference.field] = None
    if is_link:
        # What was said on a condition stays so: only on which, and whether that is met, is not told.
        row.update(state=None, since=None, note="")
    return True


def _leave_lonely_out(sifted: Sifted, had_statements: set[str]) -> None:
    """Speakers of whom nothing is left, and packages that nothing is in any more."""
    speak = {row["speaker_id"] for row in sifted.rows["statement"]}
    _keep(sifted, "speaker", lambda row: row["id"] in speak or row["id"] not in had_statements)
    packed = {row["package_id"] for row in sifted.rows["statement"]}
    _keep(sifted, "package", lambda row: row["id"] in packed)
    _follow_references(sifted)


def _empty_notes(sifted: Sifted) -> None:
    for row in (row for rows in sifted.rows.values() for row in rows if row.get("note")):
        row["note"] = ""
        sifted.notes += 1


def _replace_names(sifted: Sifted) -> None:
    """Let analysts be numbered, with other ids, so that nobody knows them again in another copy."""
    coders = {row["analyst_id"] for row in sifted.rows["coding"]}
    analysts = [row for row in sifted.rows["analyst"] if row["id"] in coders]
    names = {said.strip().casefold() for row in sifted.rows["analyst"] for said in (row["name"], row["code"])} - {""}
    others: dict[str, Row] = {}
    for number, row in enumerate(analysts, 1):
        others[row["id"]] = {**row, "id": new_id(), "code": f"A{number}", "name": f"Analyst {number}"}
    sifted.rows["analyst"] = list(others.values())
    for row in sifted.rows["coding"]:
        row["analyst_id"] = others[row["analyst_id"]]["id"]
    for row in sifted.rows["assessment"]:
        if row["assessor"].strip().casefold() in names:
            row["assessor"] = "An analyst"
    sifted.named_in = _named_in(sifted, [name for name in names if len(name) > 3])


def _named_in(sifted: Sifted, names: list[str]) -> int:
    texts = (
        value.casefold()
        for rows in sifted.rows.values()
        for row in rows
        for value in row.values()
        if isinstance(value, str)
    )
    return sum(any(name in text for name in names) for text in texts)
