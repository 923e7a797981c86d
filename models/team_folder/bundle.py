"""A bundle: a part of a record as lines of canonical JSON, compressed, under a name that says what has to be in it.

Bundles are never altered. One that is not whole has another hash than its name says, and is read when it is.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from models.checking.findings import Columns
from models.chunks import chunks
from models.errors import UserError
from models.record.canonical import canonical
from models.record.received import as_a_record

CHANGES_AT_MOST = 2_000
"""How many changes one bundle holds: as many as are taken in before anybody notices that they wait."""

LARGEST = 1 << 26
_LARGEST_UNPACKED = 1 << 28
_ENOUGH = 1 << 23
"""How many characters of values one bundle holds, if there are several."""

_FORM = 1
_SITE, _STEM = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", r"[0-9]{8}-[0-9]{1,7}-[0-9a-f]{32}"
_NAME = re.compile(rf"{_SITE}/{_STEM}\.bundle")
_ADDED = "(?:[^0-9A-Za-z/][^/]*)?"
_RENAMED = re.compile(rf"({_SITE}){_ADDED}/({_STEM}){_ADDED}\.bundle")
_CHANGES = """SELECT seq, hash, transaction_id, table_name, row_id, unit, value FROM change
WHERE seq > ? ORDER BY seq LIMIT ?"""
_STEPS = """SELECT id, analyst_id, site, clock, kind, label, reason, undoes, app_version, hash FROM "transaction"
WHERE id IN (SELECT value FROM json_each(?)) ORDER BY clock, id"""
_PARENTS = "SELECT change, parent FROM parent WHERE change IN (SELECT value FROM json_each(?)) ORDER BY parent"
_UNDOES, _STEP_FIELDS, _CHANGE_FIELDS = 7, 10, 7

Row = tuple[Any, ...]


class BrokenError(UserError):
    """A bundle is not whole, or is none that a Parley has written."""


@dataclass(frozen=True)
class Bundle:
    """Some steps and changes of a dossier's record, written at one `site`.

    A step is what the record says of it but for when it arrived; a change its hash, step, table, row, unit, value and
    the hashes of its parents. `replaces` names earlier bundles of the site that hold nothing more than this one.
    """

    dossier: str
    site: str
    steps: tuple[Row, ...]
    changes: tuple[Row, ...]
    replaces: tuple[str, ...] = ()

    def split(self, count: int) -> tuple["Bundle", "Bundle | None"]:
        """A part with so many changes at most, and the rest; between two steps, where one step alone is not longer."""
        if len(self.changes) <= count:
            return self, None
        whole = count
        while whole and self.changes[whole][1] == self.changes[whole - 1][1]:
            whole -= 1
        return self._with(self.changes[: whole or count]), self._with(self.changes[whole or count :])

    def _with(self, changes: tuple[Row, ...]) -> "Bundle":
        ids = {change[1] for change in changes}
        return replace(self, changes=changes, steps=tuple(step for step in self.steps if step[0] in ids))

    @contextmanager
    def record(self) -> Iterator[Columns]:
        """Reads it as a record that can be taken in."""
        changes = [(number, *row[:6]) for number, row in enumerate(self.changes, 1)]
        steps = [(*row[:4], "", *row[4:]) for row in self.steps]
        parents = [(row[0], parent) for row in self.changes for parent in row[6]]
        with as_a_record(changes, steps, parents) as columns:
            yield columns


def bundle_since(columns: Columns, dossier: str, site: str, seq: int) -> tuple[Bundle | None, int]:
    """The first changes after one of the file, and which is the last of them; None when there are none."""
    rows = _not_too_long(columns(_CHANGES, seq, CHANGES_AT_MOST))
    if not rows:
        return None, seq
    parents: dict[str, list[str]] = {row[1]: [] for row in rows}
    for some in chunks(list(parents)):
        for change, parent in columns(_PARENTS, json.dumps(some)):
            parents[change].append(parent)
    changes = tuple((*row[1:], parents[row[1]]) for row in rows)
    ids = list(dict.fromkeys(row[2] for row in rows))
    steps = tuple(step for some in chunks(ids) for step in columns(_STEPS, json.dumps(some)))
    return Bundle(dossier, site, steps, changes), int(rows[-1][0])


def _not_too_long(rows: list[Row]) -> list[Row]:
    long = 0
    for place, row in enumerate(rows):
        long += len(row[-1])
        if long > _ENOUGH:
            return rows[: max(place, 1)]
    return rows


def joined(bundles: Sequence[Bundle], names: Sequence[str]) -> Bundle:
    """One bundle of all that several of one site hold."""
    steps = {step[0]: step for one in bundles for step in one.steps}
    changes = {change[0]: change for one in bundles for change in one.changes}
    replaced = dict.fromkeys([*(name for one in bundles for name in one.replaces), *names])
    return Bundle(bundles[0].dossier, bundles[0].site, tuple(steps.values()), tuple(changes.values()), tuple(replaced))


def packed(bundle: Bundle, number: int) -> tuple[str, bytes]:
    """Its name in the folder, and its bytes."""
    head = {"bundle": _FORM, "dossier": bundle.dossier, "site": bundle.site, "replaces": list(bundle.replaces)}
    lines = (head, *(["step", *row] for row in bundle.steps), *(["change", *row] for row in bundle.changes))
    content = zlib.compress("\n".join(canonical(line) for line in lines).encode())
    return f"{bundle.site}/{number:08}-{len(bundle.changes)}-{_sum(content)}.bundle", content


def is_name(name: str) -> bool:
    """Whether a file may be a bundle: of a site, with a number, a count of changes, and a hash."""
    return _NAME.fullmatch(name) is not None


def name_of(path: str) -> str:
    """The name under which a bundle was put into its folder, "" for what is none.

    Services that keep folders in step add something to a name that they meet twice, such as a number, a computer or
    “conflicted copy”.
    """
    found = _RENAMED.fullmatch(path)
    return "" if found is None else f"{found[1]}/{found[2]}.bundle"


def site_of(name: str) -> str:
    """The site that wrote a bundle of this name."""
    return name.partition("/")[0]


def number_of(name: str) -> int:
    """The number of a bundle among those of its site."""
    return int(name.partition("/")[2].split("-")[0])


def changes_of(name: str) -> int:
    """How many changes a bundle of this name holds."""
    return int(name.partition("/")[2].split("-")[1])


def unpacked(name: str, content: bytes, dossier: str) -> Bundle:
    """What is in a bundle of a dossier; raises `BrokenError` where that is not what was written."""
    if _sum(content) != name.rpartition("-")[2].removesuffix(".bundle"):
        raise BrokenError("This part has not arrived as a whole, or was altered.")
    lines = _lines(name, content)
    head = next(lines, None)
    if not isinstance(head, dict) or not isinstance(head.get("bundle"), int):
        raise BrokenError("This part is no bundle of changes.")
    if head["bundle"] != _FORM:
        raise BrokenError("This part was written by a later Parley.")
    if head.get("dossier") != dossier or head.get("site") != site_of(name):
        raise BrokenError("This part is of another dossier, or another site.")
    replaces = head.get("replaces")
    if not isinstance(replaces, list) or not _are_names(replaces) or {*map(site_of, replaces)} - {head["site"]}:
        raise BrokenError("This part is no bundle of changes.")
    steps, changes = _sorted_out(name, lines)
    if len(changes) != changes_of(name):
        raise BrokenError(f"This part holds {len(changes)} changes, which is not what its name says.")
    return Bundle(dossier, head["site"], tuple(steps), tuple(changes), tuple(replaces))


def _sum(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _lines(name: str, content: bytes) -> Iterator[Any]:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(content, _LARGEST_UNPACKED)
        if not unpacking.eof or unpacking.unused_data:
            raise BrokenError("This part is too large, or not whole.")
        for line in text.decode().split("\n"):
            yield _read(line)
    except (zlib.error, ValueError, RecursionError) as error:
        raise BrokenError("This part is no bundle of changes.") from error


def _read(line: str) -> Any:
    said = json.loads(line)
    try:
        is_canonical = canonical(said) == line
    except UserError:
        is_canonical = False
    if not is_canonical:
        raise BrokenError("This part is not written as a Parley writes.")
    return said


def _sorted_out(name: str, lines: Iterable[Any]) -> tuple[list[Row], list[Row]]:
    steps: list[Row] = []
    changes: list[Row] = []
    for line in lines:
        match line:
            case ["step", *fields] if len(fields) == _STEP_FIELDS and _is_step(fields):
                steps.append(tuple(fields))
            case ["change", *fields] if len(fields) == _CHANGE_FIELDS and _is_change(fields):
                changes.append(tuple(fields))
            case _:
                raise BrokenError("This part holds something that is neither a step nor a change.")
    if any(len({row[0] for row in rows}) < len(rows) for rows in (steps, changes)):
        raise BrokenError("This part tells of a step or a change twice.")
    return steps, changes


def _is_step(fields: Sequence[Any]) -> bool:
    return all(isinstance(one, str) or (place == _UNDOES and one is None) for place, one in enumerate(fields))


def _is_change(fields: Sequence[Any]) -> bool:
    parents = fields[-1]
    return (
        _are_texts(fields[:-1])
        and isinstance(parents, list)
        and _are_texts(parents)
        and len({*parents}) == len(parents)
    )


def _are_texts(listed: Sequence[Any]) -> bool:
    return all(isinstance(one, str) for one in listed)


def _are_names(listed: Sequence[Any]) -> bool:
    return _are_texts(listed) and all(is_name(one) for one in listed)
