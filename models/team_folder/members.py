"""Who shares a dossier through a folder: each installation that wrote something, and how much of it lies there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.team_folder.bundle import changes_of, site_of

if TYPE_CHECKING:
    from models.store import Store
    from models.team_folder.shared import Shared

_SITES = """SELECT t.site, max(t.clock), count(*), (SELECT coalesce(a.name, '') FROM "transaction" l
LEFT JOIN analyst a ON a.id = l.analyst_id WHERE l.site = t.site ORDER BY l.clock DESC, l.id DESC LIMIT 1)
FROM "transaction" t GROUP BY t.site ORDER BY max(t.clock) DESC, t.site"""


@dataclass(frozen=True, slots=True)
class Member:
    """One installation: who wrote there last and when (UTC), how many of its steps are known, what it put there.

    `name` is "" where nobody knows, `put_there` a count of changes. Who passed on what others wrote, and wrote nothing,
    has no `last`.
    """

    name: str
    is_ours: bool
    last: str
    steps: int
    put_there: int


def members(store: Store, place: Shared) -> list[Member]:
    """All whose steps are known, and all who have put bundles into the folder; who wrote last comes first."""
    there: Counter[str] = Counter()
    for name in place.listed:
        there[site_of(name)] += changes_of(name)
    ours = store.author.site
    known = [
        Member(name, site == ours, last, steps, there.pop(site, 0)) for site, last, steps, name in store.columns(_SITES)
    ]
    return known + [Member("", site == ours, "", 0, changes) for site, changes in sorted(there.items())]
