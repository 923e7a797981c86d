"""Canonical JSON and hashes: the same change has the same bytes in every copy."""

import json
import re
from collections.abc import Iterable
from hashlib import blake2b
from math import isfinite
from typing import Any

from models.errors import UserError

DIGEST_BITS = 128

_SURROGATE = re.compile(r"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")
_ALWAYS_FIT = frozenset({str, bool, type(None)})
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks; raises `UserError` for text that no file can hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UserError("The text holds half of a character and cannot be stored.") from error
    if _NUL.search(text):
        raise UserError("The text holds a NUL character and cannot be stored.")
    if not _fits(value):
        raise UserError("The number is too large to be stored.")
    return text


def is_storable(text: str, value: Any) -> bool:
    """Whether a value that was read from canonical JSON could have been written so, here and on a server."""
    return _fits(value) and ("\\u" not in text or (_NUL.search(text) is None and _SURROGATE.search(text) is None))


def _fits(value: Any) -> bool:
    """Whether all whole numbers have room in 64 bits, and all others are numbers."""
    if isinstance(value, dict):
        # Most of what a row says is text, which is passed over without a call for each.
        return all(_fits(one) for one in value.values() if type(one) not in _ALWAYS_FIT)
    if isinstance(value, float):
        return isfinite(value)
    return not isinstance(value, int) or -(1 << 63) <= value < 1 << 63


def read_value(text: str) -> Any:
    """A value as the record holds it; None for one that cannot be read, which `parley check` reports."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def change_hash(transaction: str, table: str, row: str, unit: str, value: str, parents: Iterable[str]) -> str:
    """The name of a change: 128 bits over everything it says, its parents included."""
    parts = (transaction, table, row, unit, value, *sorted(parents))
    return blake2b("\x1f".join(parts).encode(), digest_size=DIGEST_BITS // 8).hexdigest()


def transaction_hash(values: dict[str, Any]) -> str:
    """The seal of a transaction's own words; `arrived` is left out, since it differs between copies."""
    said = {key: value for key, value in values.items() if key not in ("arrived", "hash")}
    return blake2b(canonical(said).encode(), digest_size=DIGEST_BITS // 8).hexdigest()


def add_to_digest(digest: str, hashes: Iterable[str]) -> str:
    """The sum of a digest and further hashes, independent of their order."""
    return as_digest(int(digest, 16) + sum(int(one, 16) for one in hashes))


def as_digest(total: int) -> str:
    """A sum of hashes as it is written."""
    return f"{total % (1 << DIGEST_BITS):032x}"
