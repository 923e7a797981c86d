"""Differences of decimals as people reckon them."""

import numpy as np

from models.snapshot import Floats

_DECIMALS = 9
"""More than a range is typed with, and fewer than those in which binary arithmetic leaves its trace."""


def plain(differences: Floats) -> Floats:
    """The same without that trace: the shifts of 10–20 to 9.9–20.1 add up to 0, and 0 has no sign."""
    return np.asarray(np.round(differences, _DECIMALS) + 0.0)
