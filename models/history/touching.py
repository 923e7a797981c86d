"""Which steps touched what: kinds of records, single records, records of some name, and what is gone since."""

import json
from collections import defaultdict
from collections.abc import Sequence

from models.checking.findings import Columns
from models.folding import folded
from models.telling.fields import FIELDS
from models.telling.names import Key

_NAMES = {
    "analyst": "code, name", "party": "code, name", "speaker": "code, name", "issue": "code, title",
    "round": "label, place", "source": "code, publisher, title", "event": "code, title", "assessment": "code, assessor",
    "outcome": "code, text", "dispute": "code, topic", "package": "title, note", "alias": "name, name",
}  # fmt: skip
"""By which of their fields records are sought; statements, of which there are very many, by their code alone."""


def steps_of_record(columns: Columns, record: Key) -> frozenset[str]:
    """The steps that touched one record."""
    sql = "SELECT DISTINCT transaction_id FROM change WHERE table_name = ? AND row_id = ?"
    return frozenset(row[0] for row in columns(sql, *record))


def steps_of_named(columns: Columns, word: str) -> frozenset[str]:
    """The steps that touched a record whose name or code holds a folded word, or a statement of that very code."""
    found: dict[str, list[str]] = defaultdict(list)
    for table, fields in _NAMES.items():
        for row_id, *texts in columns(f"SELECT id, {fields} FROM {table}"):  # noqa: S608 - our own names
            if word in folded("\n".join(texts)):
                found[table].append(row_id)
    found["statement"] = [row[0] for row in columns("SELECT id FROM statement WHERE lower(code) = ?", word)]
    sql = """SELECT DISTINCT transaction_id FROM change
        WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"""
    return frozenset(row[0] for table, ids in found.items() for row in columns(sql, table, json.dumps(ids)))


def touching(columns: Columns, table: str, steps: Sequence[str]) -> frozenset[str]:
    """Those of some steps that touched a record of one kind."""
    sql = """SELECT step.value FROM json_each(?) step
        WHERE EXISTS (SELECT 1 FROM change WHERE transaction_id = step.value AND table_name = ?)"""
    return frozenset(row[0] for row in columns(sql, json.dumps(steps), table))


def gone_since(columns: Columns, table: str, steps: Sequence[str]) -> frozenset[str]:
    """Those of some steps that deleted a record (of one kind, unless that is empty) which is not there now."""
    deleted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = columns(
        """SELECT table_name, row_id, transaction_id FROM change
        WHERE transaction_id IN (SELECT value FROM json_each(?)) AND unit = 'row' AND value = 'null'""",
        json.dumps(steps),
    )
    for name, row_id, step in rows:
        if table in ("", name) and name in FIELDS:
            deleted[name][row_id].add(step)
    return frozenset(
        step
        for name, rows_of in deleted.items()
        for row_id in _not_there(columns, name, list(rows_of))
        for step in rows_of[row_id]
    )


def _not_there(columns: Columns, table: str, ids: Sequence[str]) -> list[str]:
    sql = f'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM "{table}")'  # noqa: S608 - our own names
    return [row[0] for row in columns(sql, json.dumps(ids))]
