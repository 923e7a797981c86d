"""The change record as people read it: who changed what, newest first."""

from dataclasses import dataclass

from models.store import Store


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A transaction: when (ISO text in UTC), who, the step's label, how it came about and how much it changed."""

    transaction: str
    clock: str
    analyst: str
    label: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class LogChange:
    """One change of a transaction: the row by table and code, the unit, and its new value as canonical JSON."""

    clock: str
    analyst: str
    label: str
    kind: str
    row: str
    unit: str
    value: str


_WHO = 'FROM "transaction" t LEFT JOIN analyst a ON a.id = t.analyst_id JOIN change c ON c.transaction_id = t.id'
_CODED = ("party", "speaker", "issue", "source", "statement", "event", "assessment", "dispute", "analyst")


def log(store: Store) -> list[LogEntry]:
    """All transactions of the dossier, newest first."""
    return [LogEntry(*row) for row in store.columns(
        f"""SELECT t.id, t.clock, coalesce(a.name, ''), t.label, t.kind, count(DISTINCT c.table_name || c.row_id)
        {_WHO} GROUP BY t.id ORDER BY t.clock DESC, t.id DESC"""
    )]  # fmt: skip


def log_of(store: Store, name: str) -> list[LogChange]:
    """The changes of the record of that code or id, or of the transaction of that id, newest first."""
    coded = " UNION ALL ".join(f"SELECT id, code, '{table}' AS kind FROM {table}" for table in _CODED)  # noqa: S608
    rows = store.columns(
        f"""WITH coded AS ({coded})
        SELECT t.clock, coalesce(a.name, ''), t.label, t.kind,
               c.table_name || ' ' || coalesce(coded.code, c.row_id), c.unit, c.value
        {_WHO} LEFT JOIN coded ON coded.id = c.row_id AND coded.kind = c.table_name
        WHERE coded.code = ?1 OR c.row_id = ?1 OR t.id = ?1 ORDER BY t.clock DESC, c.seq DESC""",
        name,
    )
    return [LogChange(*row) for row in rows]
