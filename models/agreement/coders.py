"""Who has coded what: whoever made or changed a statement's coding has seen it, and cannot code it again blind."""

from models.store import Store

# What a dossier was founded with was coded by nobody that the record knows of.
_SEEN = """
SELECT DISTINCT c.row_id FROM "transaction" t JOIN change c ON c.transaction_id = t.id
WHERE t.analyst_id = ? AND t.kind NOT IN ('founding', 'undo', 'redo', 'unmerge') AND c.table_name = 'statement'
AND c.unit IN ('row', 'act', 'range', 'firmness', 'credibility') AND NOT (c.unit = 'row' AND c.value = 'null')
"""


def coded_by(store: Store, analyst_id: str) -> frozenset[str]:
    """The statements whose coding an analyst made or changed; what a dossier was founded with is nobody's."""
    return frozenset(row for (row,) in store.columns(_SEEN, analyst_id))


def has_coded(store: Store, analyst_id: str, statement_id: str) -> bool:
    """Whether an analyst made or changed the coding of one statement."""
    return bool(store.columns(f"{_SEEN} AND c.row_id = ? LIMIT 1", analyst_id, statement_id))


def coded_again_by(store: Store, analyst_id: str) -> frozenset[str]:
    """The statements of which an analyst made a second coding."""
    return frozenset(
        row for (row,) in store.columns("SELECT statement_id FROM coding WHERE analyst_id = ?", analyst_id)
    )
