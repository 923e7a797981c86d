"""How a revised scale takes ranges over from the one before: mappings, and the way through several of them.

A mapping is a list of points `(old, new)`, in ascending order of the old. In between it runs in proportion; beyond its
first and last point it runs on as it did, as far as the ends of the scale. It may run backwards as a whole.
"""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from models.columns.own_ranges import OwnRanges
from models.entry import number
from models.errors import UserError
from models.facts import NONE, Issue, Option, Scale
from models.folding import folded
from models.snapshot import Floats, Ints, ints

ScaleMap: TypeAlias = tuple[tuple[float, float], ...]

_ARROW = re.compile(r"\s*(?:→|->|=>|>|:|=)\s*")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,6})?")
_DECIMALS = 6
"""To which what is taken over is rounded, so that arithmetic leaves no trace in it."""


def read_map(text: str) -> ScaleMap | None:
    """A mapping as the file holds it; None for not comparable, and for what is no mapping."""
    try:
        found = tuple((float(old), float(new)) for old, new in json.loads(text)) if text else ()
    except (ValueError, TypeError, RecursionError):
        return None
    return None if fault_in(found) else found


def map_text(mapping: ScaleMap | None) -> str:
    """A mapping as the file holds it, "" for not comparable."""
    return (
        "" if mapping is None else json.dumps([[float(old), float(new)] for old, new in mapping], separators=(",", ":"))
    )


def pairs_text(mapping: ScaleMap) -> str:
    """A mapping as people type and read it: 0→0, 40→30, 100→100."""
    return ", ".join(f"{number(old)}→{number(new)}" for old, new in mapping)


def read_pairs(text: str) -> ScaleMap:
    """A mapping as it is typed, in any order; refused where it has a fault."""
    found = []
    for part in filter(None, re.split(r"[,;\n]", text)):
        ends = _ARROW.split(part.strip())
        if len(ends) != 2 or not all(_FIGURE.fullmatch(end) for end in ends):
            raise UserError("Type old and new points in pairs, such as 0→0, 40→30, 100→100.")
        found.append((float(ends[0]), float(ends[1])))
    mapping = tuple(sorted(found))
    check_map(mapping)
    return mapping


def check_map(mapping: ScaleMap) -> None:
    """Refuse a mapping that has a fault."""
    fault = fault_in(mapping)
    if fault:
        raise UserError(fault)


def fault_in(mapping: ScaleMap) -> str:
    """Why a mapping does not say of every old point where it lies now, in one direction; "" where it does."""
    if len(mapping) < 2:
        return "Say of at least two points of the old scale where they lie on the new one."
    if not all(0 <= value <= 100 for pair in mapping for value in pair):
        return "Both scales run from 0 to 100."
    if any(later[0] <= earlier[0] for earlier, later in pairwise(mapping)):
        return "Each point of the old scale can lie in one place on the new one only."
    rises = [later[1] - earlier[1] for earlier, later in pairwise(mapping)]
    if min(rises) < 0 < max(rises):
        return "The new scale has to keep the order of the old one, or to reverse all of it."
    return "" if any(rises) else "All of the old scale would lie in one place of the new one; say “not comparable”."


def proposed_map(old: Scale, options: Sequence[Option]) -> ScaleMap:
    """How a scale may map onto one with these options: points of the same name onto each other, and ends onto ends.

    What would break the order of most others is left out.
    """
    by_name = {folded(option.label.strip()): option.value for option in options}
    named = [(option.value, by_name.get(folded(option.label.strip()))) for option in old.options]
    pairs = sorted((value, now) for value, now in named if now is not None)
    rising = _in_order([*pairs, *_ends(pairs, (0.0, 100.0))], 1)
    falling = _in_order([*pairs, *_ends(pairs, (100.0, 0.0))], -1)
    return falling if len(set(falling) & set(pairs)) > len(set(rising) & set(pairs)) else rising


def _ends(pairs: Sequence[tuple[float, float]], ends: tuple[float, float]) -> list[tuple[float, float]]:
    taken = {old for old, _ in pairs}
    return [(old, new) for old, new in zip((0.0, 100.0), ends, strict=True) if old not in taken]


def _in_order(pairs: Sequence[tuple[float, float]], direction: int) -> ScaleMap:
    """The most pairs that run in one direction."""
    best: list[ScaleMap] = []
    for old, new in sorted(pairs):
        before = [found for found in best if (new - found[-1][1]) * direction >= 0]
        best.append((*max(before, key=len, default=()), (old, new)))
    return max(best, key=len, default=())


def carried(values: Floats, mapping: ScaleMap) -> Floats:
    """Where points of the old scale lie on the new one; NaN stays NaN."""
    olds, news = np.array(mapping, dtype=np.float64).T
    at = np.clip(np.searchsorted(olds, values, side="right") - 1, 0, len(olds) - 2)
    share = (values - olds[at]) / (olds[at + 1] - olds[at])
    return np.asarray(np.round(np.clip(news[at] + share * (news[at + 1] - news[at]), 0.0, 100.0), _DECIMALS))


def way(scales: Sequence[Scale], version: int) -> tuple[ScaleMap, ...] | None:
    """The mappings that take ranges from a version to the present one, in order; None where the line is broken.

    In a merged dossier two scales may revise the same one: then what was coded on the one that is not present any more
    cannot be compared.
    """
    found: list[ScaleMap] = []
    at = len(scales)
    while at != version:
        if at < 2 or scales[at - 1].mapping is None or not 0 < scales[at - 1].after < at:
            return None
        found.append(scales[at - 1].mapping or ())
        at = scales[at - 1].after
    return tuple(reversed(found))


def scale_versions(issues: Sequence[Issue], issue: Ints, scale_ids: Sequence[str | None]) -> Ints:
    """The version of each statement's scale by its id; NONE for one that its issue does not have."""
    known = {(at, scale.id or None): scale.version for at, one in enumerate(issues) for scale in one.scales}
    keys = zip(issue.tolist(), scale_ids, strict=True)
    return np.fromiter((known.get(key, NONE) for key in keys), np.int32, len(issue))


def onto_present_scales(issues: Sequence[Issue], issue: Ints, version: Ints, low: Floats, high: Floats) -> OwnRanges:
    """Take ranges over to the present scales of their issues, in place; NaN where they cannot be compared with it.

    Returns, by place, the ranges as they were coded on other scales.
    """
    present = ints([len(one.scales) for one in issues] or [0])
    rows = np.flatnonzero((issue != NONE) & (version != present[issue]) & ~np.isnan(low))
    own = OwnRanges(ints(rows), low[rows], high[rows])
    for at, coded in set(zip(issue[rows].tolist(), version[rows].tolist(), strict=True)):
        chosen = rows[(issue[rows] == at) & (version[rows] == coded)]
        mappings = way(issues[at].scales, coded)
        if mappings is None:
            low[chosen] = high[chosen] = np.nan
        for mapping in mappings or ():
            ends = carried(low[chosen], mapping), carried(high[chosen], mapping)
            low[chosen], high[chosen] = np.minimum(*ends), np.maximum(*ends)
    return own
