"""On which days something became known, and how much was known by the end of each day."""

from dataclasses import dataclass

import numpy as np

from models.snapshot import ALWAYS, Ints, Statements, ints


@dataclass(frozen=True, slots=True)
class KnownDays:
    """`days` ascend; `by_then` counts the statements known by the end of each, out of `all`; `always` were before.

    A statement is known from the later of the days on which it was published and recorded.
    """

    days: Ints
    by_then: Ints
    all: int
    always: int = 0

    def unknown_on(self, day: int) -> int:
        """How many statements were not known by the end of a day."""
        at = int(np.searchsorted(self.days, day, side="right"))
        return self.all - (int(self.by_then[at - 1]) if at else self.always)


def known_days(statements: Statements, others: Ints | None = None) -> KnownDays:
    """The days on which statements became known; `others` are days on which something else of the dossier changed.

    What was taken over without a day of publication was always known, and has no day.
    """
    since = np.maximum(statements.published, statements.recorded)
    dated = since[since > ALWAYS]
    always = len(since) - len(dated)
    marked = dated if others is None else np.concatenate((dated, others))
    if not len(marked):
        return KnownDays(ints([]), ints([]), len(since), always)
    first = int(marked.min())
    size = int(marked.max()) - first + 1
    by_then = np.cumsum(np.bincount(dated - first, minlength=size)) + always
    days = np.flatnonzero(np.bincount(marked - first, minlength=size))
    return KnownDays(ints(days + first), ints(by_then[days]), len(since), always)
