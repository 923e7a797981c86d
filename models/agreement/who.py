"""Who gave the parts of a row their values, and when, as the change record has it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from models.record.replay import ROW
from models.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """Who gave a value, and when (ISO text in UTC); `founding`: it came with what the dossier was founded with."""

    analyst_id: str
    analyst: str
    clock: str
    founding: bool


_GIVEN = """
SELECT c.unit, t.analyst_id, coalesce(a.name, ''), t.clock, t.kind = 'founding'
FROM change c JOIN "transaction" t ON t.id = c.transaction_id LEFT JOIN analyst a ON a.id = t.analyst_id
WHERE c.table_name = ? AND c.row_id = ? AND (?3 = '' OR t.clock <= ?3) ORDER BY t.clock, c.seq
"""

_MADE = """
SELECT t.clock FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id = ? AND c.unit = 'row' ORDER BY t.clock LIMIT 1
"""


def who_gave(store: Store, table: str, row_id: str, units: Collection[str], until: str = "") -> Mapping[str, Given]:
    """For each of the units of a row who gave it its value last, up to a time where one is given; none not recorded."""
    found: dict[str, Given] = {}
    for unit, analyst_id, analyst, clock, founding in store.columns(_GIVEN, table, row_id, until):
        given = Given(analyst_id, analyst, clock, bool(founding))
        found.update({name: given for name in units if unit in (name, ROW)})
    return found


def when_made(store: Store, table: str, row_id: str) -> str:
    """When a row was first made (ISO text in UTC), "" where that is not recorded."""
    return next((clock for (clock,) in store.columns(_MADE, table, row_id)), "")
