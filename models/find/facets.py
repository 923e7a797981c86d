"""The facets of statements as columns: which statements pass what was chosen, and how many each value has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.dates.words import MONTH_NAMES
from models.facts import NONE
from models.find.query import Facet, Query
from models.snapshot import Ints, Mask, Snapshot, ints
from models.words import ACTS, CREDIBILITIES, RELIABILITIES, REVIEWS

_EPOCH = 1970 * 12


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: what `Query.chosen` calls it, its words, and how many statements it would leave."""

    id: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Axis:
    """One facet of all statements: `codes` holds positions in `names`, pairs of id and words; NONE has no value."""

    codes: Ints
    names: Sequence[tuple[str, str]]

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each value stands among the names."""
        return {key: at for at, (key, _) in enumerate(self.names)}

    def passing(self, values: frozenset[str]) -> Mask:
        """Which statements have one of the values."""
        wanted = np.zeros(len(self.names), np.bool_)
        wanted[[self.position[value] for value in values if value in self.position]] = True
        return picked(wanted, self.codes)

    def counted(self, rows: Ints, chosen: frozenset[str]) -> tuple[Value, ...]:
        """The values that some rows have or that are chosen, the most frequent first."""
        counts = np.bincount(self.codes[rows] + 1, minlength=len(self.names) + 1)[1:]
        kept = set(np.flatnonzero(counts).tolist()) | {self.position.get(key, NONE) for key in chosen} - {NONE}
        found = ((*self.names[at], int(counts[at])) for at in sorted(kept))
        left = [Value(key, words, count, key in chosen) for key, words, count in found]
        gone = [Value(key, "deleted", 0, is_chosen=True) for key in sorted(chosen) if key not in self.position]
        return (*sorted(left, key=lambda value: -value.count), *gone)


def picked(flags: Mask, column: Ints) -> Mask:
    """For each position in a column whether what it points at is flagged; what points at nothing is not."""
    return np.append(flags, False)[column]


class Facets:
    """All facets of one snapshot, each made when first asked for."""

    def __init__(self, snapshot: Snapshot, coded_by: Callable[[], Axis]) -> None:
        self._snapshot, self._coded_by = snapshot, coded_by
        self._axes: dict[Facet, Axis] = {}

    def axis(self, facet: Facet) -> Axis:
        """A facet as columns."""
        if facet not in self._axes:
            self._axes[facet] = self._coded_by() if facet is Facet.ANALYST else _MAKERS[facet](self._snapshot)
        return self._axes[facet]

    def make_anew(self, facet: Facet) -> None:
        """Forget a facet whose facts are others by now."""
        self._axes.pop(facet, None)

    def passing(self, query: Query) -> Mask:
        """Which statements have the values that were chosen."""
        return self._all_of(self._chosen(query).values())

    def counted(self, query: Query, mask: Mask) -> dict[Facet, tuple[Value, ...]]:
        """How many statements of a mask each value has, under what is chosen in the *other* facets."""
        chosen = self._chosen(query)
        rows = np.flatnonzero(mask & self._all_of(chosen.values()))
        found = {}
        for facet in Facet:
            others = [one for key, one in chosen.items() if key is not facet]
            left = np.flatnonzero(mask & self._all_of(others)) if facet in chosen else rows
            found[facet] = self.axis(facet).counted(ints(left), query.values(facet))
        return found

    def _chosen(self, query: Query) -> dict[Facet, Mask]:
        return {facet: self.axis(facet).passing(query.values(facet)) for facet in {facet for facet, _ in query.chosen}}

    def _all_of(self, masks: Iterable[Mask]) -> Mask:
        found = np.ones(len(self._snapshot.statements), np.bool_)
        for mask in masks:
            found &= mask
        return found


def _months(snapshot: Snapshot) -> Axis:
    said = snapshot.statements.said.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + _EPOCH
    found, codes = np.unique(said, return_inverse=True)
    named = [(divmod(int(month), 12)) for month in found]
    return Axis(ints(codes), [(f"{year:04}-{month + 1:02}", f"{MONTH_NAMES[month]} {year}") for year, month in named])


def _grades(snapshot: Snapshot) -> Axis:
    letters, figures = list(RELIABILITIES), list(CREDIBILITIES)
    of_source = ints([letters.index(source.reliability) for source in snapshot.sources] + [NONE])
    reliability = of_source[snapshot.statements.source]
    codes = np.where(reliability == NONE, NONE, reliability * len(figures) + snapshot.statements.credibility - 1)
    return Axis(ints(codes), [(f"{letter}{figure}",) * 2 for letter in letters for figure in figures])


_MAKERS: dict[Facet, Callable[[Snapshot], Axis]] = {
    Facet.PARTY: lambda snapshot: Axis(snapshot.statements.party, [(one.id, one.name) for one in snapshot.parties]),
    Facet.ISSUE: lambda snapshot: Axis(snapshot.statements.issue, [(one.id, one.title) for one in snapshot.issues]),
    Facet.ACT: lambda snapshot: Axis(snapshot.statements.act, [(str(act), act.label) for act in ACTS]),
    Facet.SPEAKER: lambda snapshot: Axis(
        snapshot.statements.speaker, [(one.id, one.name) for one in snapshot.speakers]
    ),
    Facet.MONTH: _months,
    Facet.GRADE: _grades,
    Facet.REVIEW: lambda snapshot: Axis(snapshot.statements.review, [(str(one), one.capitalize()) for one in REVIEWS]),
}
