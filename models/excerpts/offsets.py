"""Places in a text counted in code points, as Python does, and in UTF-16 units, as Qt does."""

import numpy as np
from numpy.typing import ArrayLike

from models.snapshot import Ints, ints


class Offsets:
    """Converts places in one text, many at once; right for any string, lone surrogates included.

    Counting through the text is done once. A place is before a code point or at the end, so that a text of n code
    points has the places 0 to n; other places are the caller's mistake and give no error. Answers have the shape of
    what is asked.
    """

    def __init__(self, text: str) -> None:
        self._long = _beyond_one_unit(text)
        self._long_units = self._long + np.arange(len(self._long))

    def units(self, points: ArrayLike) -> Ints:
        """Places in UTF-16 units of places in code points."""
        asked = np.asarray(points, dtype=np.int64)
        return ints(asked + np.searchsorted(self._long, asked))

    def points(self, units: ArrayLike) -> Ints:
        """Places in code points of places in UTF-16 units; the middle of a code point is taken for its beginning."""
        asked = np.asarray(units, dtype=np.int64)
        return ints(asked - np.searchsorted(self._long_units, asked))


def _beyond_one_unit(text: str) -> Ints:
    """Where the code points stand that take two units, ascending."""
    if text.isascii():
        return ints([])
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return ints(np.flatnonzero(points > 0xFFFF))
