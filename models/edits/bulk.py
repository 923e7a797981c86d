"""What a person can change of many statements at once: each is one step, of all of them or of none.

`saw` is the snapshot that the person looked at when they decided: where the dossier says something else by now, the
edit is refused, so that nobody's change is silently won over. All are long work and return how many statements changed.
"""

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence

from models.bulk.applying import Applying, Columns, Given
from models.bulk.cells import value_of
from models.bulk.fields import Field
from models.bulk.reading import Value
from models.bulk.replacing import Change
from models.edits.bulk_rows import Seen, set_rows
from models.errors import UserError
from models.facts import NONE
from models.phrases import counted
from models.progress import Progress
from models.queries import StatementText, statement_texts
from models.snapshot import Snapshot
from models.store import Store
from models.stored import Stored, stored

Work = Generator[Progress, None, int]

_FIND_SHOWN = 30
_CODES_SHOWN = 3
_SENTENCES_SHOWN = 20
_GONE = StatementText("", "", "", "", "")


def set_field(store: Store, saw: Snapshot, ids: Sequence[str], field: Field, value: Value) -> Work:
    """Set one field on statements."""
    label = f"Set {field.noun}" + (f" of {counted(len(ids), 'statement')}" if len(ids) > 1 else "")
    return set_each(store, saw, label, {one: {field: value} for one in ids})


def fill_down(store: Store, saw: Snapshot, ids: Sequence[str], field: Field) -> Work:
    """Give statements what the first of them says in a field."""
    if field is Field.CODE:
        raise UserError("Every statement keeps a code of its own: go to the column that is to be filled down.")
    if len(ids) < 2:
        raise UserError("Select several statements first: what the top one says goes down to the others.")
    if field is Field.RANGE:
        _refuse_other_scales(saw, ids)
    first, *others = ids
    top = value_of(saw, saw.statements.position[first], _stored_by_id(store, saw, [first])[first], field)
    label = f"Fill {field.noun} down to {counted(len(others), 'statement')}"
    return set_each(store, saw, label, {one: {field: top} for one in others})


def replace_words(store: Store, saw: Snapshot, field: Field, find: str, changes: Mapping[str, Change]) -> Work:
    """Put texts in the place of others, by statement; `find` is what was looked for, which names the step."""
    shown = " ".join(find.split()) or "blanks"
    shown = shown if len(shown) <= _FIND_SHOWN else f"{shown[: _FIND_SHOWN - 1]}…"
    label = f"Replace “{shown}” in {field.noun} of {counted(len(changes), 'statement')}"
    seen = {one: {str(field): change.before} for one, change in changes.items()}
    after = {one: change.after if field is Field.TEXT else change.after.strip() for one, change in changes.items()}
    return set_each(store, saw, label, {one: {field: text} for one, text in after.items()}, seen)


def set_each(
    store: Store, saw: Snapshot, label: str, given: Mapping[str, Given], words: Mapping[str, Seen] | None = None
) -> Work:
    """Say something of each statement; `words` are texts as the person saw them, by field, where they decided on those.

    Raises `UserError` with all that cannot be, statement by statement, and then nothing is written.
    """
    now = _stored_by_id(store, saw, given)
    columns = _followed(saw, now, given)
    seen = {one: {**_seen(now[one], names), **(words or {}).get(one, {})} for one, names in columns.items()}
    with store.write(label) as writing:
        before = len(writing.touched)
        yield from set_rows(writing, label, columns, seen)
        return len(writing.touched) - before


def _stored_by_id(store: Store, saw: Snapshot, ids: Iterable[str]) -> dict[str, Stored]:
    """What statements say; raises `UserError` for one that is not there any more."""
    listed, position = list(ids), saw.statements.position
    texts = statement_texts(store, listed)
    if any(one not in position for one in listed):
        raise UserError("A statement of these has been deleted in the meantime.")
    return {one: stored(saw, position[one], texts.get(one, _GONE)) for one in listed}


def _followed(saw: Snapshot, now: Mapping[str, Stored], given: Mapping[str, Given]) -> dict[str, Columns]:
    applying, found = Applying(saw), dict[str, Columns]()
    refused: dict[str, list[str]] = defaultdict(list)
    for one, values in given.items():
        try:
            found[one] = applying.columns(values, now[one])
        except UserError as error:
            refused[error.sentence].append(saw.statements.codes[saw.statements.position[one]])
    if refused and len(given) > 1:
        raise UserError("\n".join(["Nothing was changed.", *_sentences(refused)]))
    for sentence in refused:
        raise UserError(sentence)
    return found


def _sentences(refused: Mapping[str, Sequence[str]]) -> list[str]:
    lines = [f"{_codes(codes)}: {sentence}" for sentence, codes in refused.items()]
    further = len(lines) - _SENTENCES_SHOWN
    return lines if further <= 0 else [*lines[:_SENTENCES_SHOWN], f"{further:,} further reasons."]


def _codes(codes: Sequence[str]) -> str:
    further = len(codes) - _CODES_SHOWN
    return ", ".join(codes[:_CODES_SHOWN]) + (f" and {further:,} more" if further > 0 else "")


def _seen(now: Stored, names: Iterable[str]) -> dict[str, object]:
    """What the person saw of columns."""
    return {name: getattr(now, name) for name in names if name in _LOOKED_AT}


_LOOKED_AT = frozenset(
    {"act", "low", "high", "firmness", "credibility", "said_on", "published_on", "issue_id", "party_id", "speaker_id",
     "source_id", "depends_on_id", "round_id", "review"}
)  # fmt: skip
"""Columns that a snapshot holds; texts stay in the file, and who decided on one says which."""


def _refuse_other_scales(saw: Snapshot, ids: Sequence[str]) -> None:
    issues = [int(saw.statements.issue[saw.statements.position[one]]) for one in ids if one in saw.statements.position]
    others = sum(issue != issues[0] for issue in issues)
    if others and issues[0] != NONE:
        raise UserError(
            f"{counted(others, 'statement')} of these {'is' if others == 1 else 'are'} on another issue than the top "
            "one, and its range says nothing on another scale. Select statements on one issue."
        )
