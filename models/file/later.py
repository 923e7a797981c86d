"""What a file of a later minor version may have beside the tables known here: plain columns, tables and indexes.

A minor version only adds. What is there can be read as ever; what was added is left alone, so nothing of it may run
when a table is read: no trigger, no view, no expression.
"""

import re
from itertools import zip_longest

_NAME = r'"?[a-z][a-z0-9_]*"?'
_COLUMN = re.compile(rf"\t{_NAME} (TEXT|INTEGER|REAL)( NOT NULL)?( DEFAULT ('[^']*'|-?\d+(\.\d+)?))?")
_KEY = re.compile(rf"\tCONSTRAINT {_NAME} PRIMARY KEY \({_NAME}(, {_NAME})*\)")
_INDEX = re.compile(rf"CREATE (UNIQUE )?INDEX {_NAME} ON {_NAME} \({_NAME}(, {_NAME})*\)")
_HEAD = re.compile(rf"CREATE TABLE {_NAME} \(")
_TAIL = re.compile(r"\)\n( WITHOUT ROWID,\n)? STRICT")
_RECORD = frozenset({"transaction", "change", "parent", "meta", "conflict"})
"""The tables that are the same in all versions."""


def is_added(kind: str, sql: str | None) -> bool:
    """Whether something that is not known here is a plain table or index."""
    if sql is None or kind not in ("table", "index"):
        return False
    if kind == "index":
        return _INDEX.fullmatch(sql) is not None
    head, _, rest = sql.partition("\n")
    lines, tail = _parts(rest)
    plain = all(_COLUMN.fullmatch(line) or _KEY.fullmatch(line) for line in lines)
    return bool(lines) and plain and _HEAD.fullmatch(head) is not None and _TAIL.fullmatch(tail) is not None


def is_widened(name: str, sql: str | None, known: str) -> bool:
    """Whether a table is the known one with plain columns more."""
    if sql is None or name in _RECORD or not known.startswith("CREATE TABLE"):
        return False
    (head, _, rest), (known_head, _, known_rest) = sql.partition("\n"), known.partition("\n")
    (lines, tail), (known_lines, known_tail) = _parts(rest), _parts(known_rest)
    more = [line for line in lines if line not in known_lines]
    kept = [line for line in lines if line in known_lines]
    same = all(one == other for one, other in zip_longest(kept, known_lines))
    return same and (head, tail) == (known_head, known_tail) and all(map(_COLUMN.fullmatch, more))


def _parts(rest: str) -> tuple[list[str], str]:
    """The lines between the brackets without their commas, and what follows them."""
    inner, _, tail = rest.rpartition("\n)")
    return inner.split(",\n"), ")" + tail
