"""Whether what is taken back or restored leaves references that lead nowhere: it is refused then."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from models.errors import UserError
from models.record.overtaken import author_of
from models.record.replay import ROW
from models.record.shape import fields_of, tables
from models.record.writing import Proposal, Writing
from models.references import REFERENCES, Reference
from models.telling.names import Key, Names

_DELETION = """SELECT t.id, t.clock FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id = ? AND c.unit = 'row' AND c.value = 'null' ORDER BY t.clock DESC LIMIT 1"""
_LAST = """SELECT t.id FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id = ? AND c.unit IN ('row', ?) ORDER BY t.clock DESC LIMIT 1"""


def refuse_loose_ends(writing: Writing, proposals: Iterable[Proposal], refusal: str, since: str = "") -> None:
    """Raise `UserError` when what was just recorded lets a record refer to one that is deleted.

    A reference to what was deleted before the clock `since` led nowhere at that time already, and may again.
    """
    proposals = list(proposals)
    # A deletion that is one side of a conflict leaves the row there.
    stays = {one.key for one in proposals if one.unit != ROW or one.value is not None}
    _refuse_referred(writing, [one.key for one in proposals if one.key not in stays], refusal)
    pointing: dict[str, list[tuple[Key, str]]] = defaultdict(list)
    for one in proposals:
        for reference, target in _pointed(one):
            # An alias refers to one of several tables: it leads nowhere when it is in none of them.
            pointing["/".join(reference.targets)].append((one.key, target))
    for targets, found in pointing.items():
        _refuse_gone(writing, targets.split("/"), found, refusal, since)


def _pointed(proposal: Proposal) -> Iterator[tuple[Reference, str]]:
    if proposal.value is None:
        return
    table = proposal.key[0]
    whole = proposal.unit == ROW
    values = proposal.value if whole else fields_of(tables()[table], proposal.unit, proposal.value)
    for one in REFERENCES:
        if one.table == table and values.get(one.field):
            yield one, values[one.field]


def _refuse_referred(writing: Writing, vanished: Sequence[Key], refusal: str) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for table, row_id in vanished:
        ids[table].append(row_id)
    for one in REFERENCES:
        for target in one.targets:
            if target not in ids:
                continue
            sql = f"""SELECT id, {one.field} FROM {one.table}
                WHERE {one.field} IN (SELECT value FROM json_each(?)) ORDER BY sequence, id LIMIT 1"""  # noqa: S608
            for row_id, referred in writing.columns(sql, json.dumps(ids[target])):
                names = Names(writing.columns)
                title, gone = names.title(one.table, row_id), names.title(target, referred)
                since = _since(writing, one, row_id)
                raise UserError(f"{refusal}: {title} refers to {gone} since {since} changed it.")


def _since(writing: Writing, reference: Reference, row_id: str) -> str:
    """Who changed last what a record refers to."""
    for (last,) in writing.columns(_LAST, reference.table, row_id, reference.field):
        return author_of(writing, last)[0]
    return "another program"


def _refuse_gone(
    writing: Writing, targets: Sequence[str], pointing: Sequence[tuple[Key, str]], refusal: str, since: str
) -> None:
    there = " UNION ALL ".join(f'SELECT id FROM "{target}"' for target in targets)  # noqa: S608 - our own names
    sql = f"SELECT value FROM json_each(?) WHERE value NOT IN ({there})"  # noqa: S608
    gone = {row[0] for row in writing.columns(sql, json.dumps(list({target for _, target in pointing})))}
    for key, row_id in pointing:
        for target in targets if row_id in gone else ():
            for transaction, clock in writing.columns(_DELETION, target, row_id):
                if clock >= since:
                    names, (who, _) = Names(writing.columns), author_of(writing, transaction)
                    title, lost = names.title(*key), names.title(target, row_id)
                    raise UserError(f"{refusal}: {title} refers to {lost}, which was deleted since by {who}.")
