"""Revising a scale of the sample dossier beyond comparison."""

from dataclasses import replace

from models.edits.scales import revise_scale
from models.loading import load_snapshot
from models.scales.maps import ScaleMap
from models.store import Store


def revise(store: Store, code: str, mapping: ScaleMap | None = None) -> str:
    """Revise the scale of an issue with its points as they are; without a mapping nothing is comparable."""
    issue = next(one for one in load_snapshot(store).issues if one.code == code)
    drawn = replace(issue.scales[-1], low_pole="in", high_pole="out", mapping=mapping, reason="another question")
    return revise_scale(store, issue.id, drawn)
