"""Heads of delegation of a round, which are kept as JSON by the codes of their parties."""

import json
from collections.abc import Mapping

from models.record.canonical import canonical


def heads_of(text: str) -> dict[str, str]:
    """Heads of delegation by party code, from `Round.heads`; an edit from outside can have left anything there."""
    try:
        held = json.loads(text)
    except ValueError:
        return {}
    return {code: str(name) for code, name in held.items()} if isinstance(held, dict) else {}


def heads_text(heads: Mapping[str, str]) -> str:
    """Heads by party code as `Round.heads` holds them: canonical JSON of those that are named."""
    return canonical({code: name for code, name in heads.items() if name})
