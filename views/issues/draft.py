"""A scale being revised: what it will be, and how the present one maps onto it, before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.facts import Issue, Option, Scale
from models.scales.maps import ScaleMap, carried, fault_in, proposed_map

_NEW = "new "


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes give another draft. Points that the present scale has keep its ids.

    `mapping` follows the points by their names until somebody sets it by hand; None is not comparable. So does the
    reference point follow the mapping.
    """

    old: Scale
    new: Scale
    by_hand: bool = False
    reference_by_hand: bool = False

    @classmethod
    def of(cls, issue: Issue) -> "Draft":
        """The present scale of an issue, as it is."""
        old = issue.scales[-1]
        return cls(old, replace(old, mapping=proposed_map(old, old.options), reason=""))

    @property
    def mapping(self) -> ScaleMap | None:
        """How the present scale maps onto the new one."""
        return self.new.mapping

    def move(self, option_id: str, value: float) -> "Draft":
        """With a point at another value."""
        return self._with([replace(one, value=value) if one.id == option_id else one for one in self.new.options])

    def rename(self, option_id: str, label: str) -> "Draft":
        """With a point called otherwise; what it was called before is taken for the same point no more."""
        return self._with([replace(one, label=label) if one.id == option_id else one for one in self.new.options])

    def add(self, value: float, label: str) -> "Draft":
        """With a point more."""
        numbers = [int(one.id.removeprefix(_NEW)) for one in self.new.options if one.id.startswith(_NEW)]
        made = Option(f"{_NEW}{max(numbers, default=0) + 1}", value, label, "")
        return self._with([*self.new.options, made])

    def delete(self, option_id: str) -> "Draft":
        """Without a point."""
        return self._with([one for one in self.new.options if one.id != option_id])

    def with_words(self, low_pole: str, high_pole: str, reason: str) -> "Draft":
        """With other words for 0 and for 100, and another reason."""
        return replace(self, new=replace(self.new, low_pole=low_pole, high_pole=high_pole, reason=reason))

    def with_reference(self, point: float | None) -> "Draft":
        """With another reference point."""
        return replace(self, new=replace(self.new, reference_point=point), reference_by_hand=True)

    def map_by_hand(self, mapping: ScaleMap | None) -> "Draft":
        """With a mapping that stays whatever becomes of the points."""
        return self._mapped(self.new.options, mapping, by_hand=True)

    def propose(self) -> "Draft":
        """With the mapping that follows from the names again."""
        return self._mapped(self.new.options, proposed_map(self.old, self.new.options), by_hand=False)

    def why_not(self) -> str:
        """Why the mapping cannot be meant; "" where it can, or where nothing is compared."""
        return "" if self.mapping is None else fault_in(self.mapping)

    def carried(self, low: float, high: float) -> tuple[float, float] | None:
        """What a range becomes; None where it is not comparable."""
        if self.mapping is None or self.why_not():
            return None
        ends = sorted(carried(np.array([low, high]), self.mapping).tolist())
        return ends[0], ends[1]

    def _with(self, options: Sequence[Option]) -> "Draft":
        listed = tuple(sorted(options, key=lambda one: one.value))
        mapping = self.mapping if self.by_hand else proposed_map(self.old, listed)
        return self._mapped(listed, mapping, by_hand=self.by_hand)

    def _mapped(self, options: tuple[Option, ...], mapping: ScaleMap | None, *, by_hand: bool) -> "Draft":
        found = replace(self, new=replace(self.new, options=options, mapping=mapping), by_hand=by_hand)
        point = self.old.reference_point
        if self.reference_by_hand or point is None or found.why_not():
            return found
        place = found.carried(point, point)
        return replace(found, new=replace(found.new, reference_point=None if place is None else place[0]))
