"""Where long texts are pinned together: runs of words that occur once in each, or all but one addition."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from models.excerpts.tokens import Places

_Hashes = NDArray[np.uint64]


def common_runs(old: Places, new: Places, length: int, margin: int) -> tuple[Places, Places]:
    """Positions of equal words, ascending in both texts, that lie in runs of `length` words unique to each text.

    Where such runs cross, as many as possible are kept. Within `margin` words of where the two texts begin to differ
    nothing is paired: what belongs together there is for a closer comparison to say. Time grows with the length of the
    texts, but for a logarithm.
    """
    at_old, at_new = _unique_to_both(old, new, length)
    kept = _longest_ascending(at_new)
    return _unless_at_odds(*_spread(at_old[kept], at_new[kept], length, margin))


def around_one_change(old: Places, new: Places) -> tuple[Places, Places]:
    """Positions of equal words where one text is the other with words added in one place; empty where it is not.

    Where the addition repeats what stands beside it, so that it may have been made before or after, nothing is paired.
    """
    short, long = sorted((old, new), key=len)
    added = len(long) - len(short)
    alike, shifted = short == long[: len(short)], short == long[added:]
    same_before, same_after = _leading(alike), _leading(shifted[::-1])
    if same_before + same_after < len(short):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    at_short = np.concatenate((np.arange(len(short) - same_after), np.arange(same_before, len(short))))
    at_long = at_short + np.where(at_short < same_before, 0, added)
    return (at_short, at_long) if len(old) <= len(new) else (at_long, at_short)


def _leading(alike: NDArray[np.bool_]) -> int:
    """How many are true before the first that is not."""
    return len(alike) if alike.all() else int(alike.argmin())


def _unique_to_both(old: Places, new: Places, length: int) -> tuple[Places, Places]:
    if min(len(old), len(new)) < length:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    old_hashes, old_firsts = _unique(_hashes(old, length))
    new_hashes, new_firsts = _unique(_hashes(new, length))
    _, one, other = np.intersect1d(old_hashes, new_hashes, assume_unique=True, return_indices=True)
    at_old, at_new = old_firsts[one], new_firsts[other]
    order = np.argsort(at_old)
    return at_old[order], at_new[order]


def _hashes(words: Places, length: int) -> _Hashes:
    """A number for each run of so many words; arithmetic modulo 2**64 is meant."""
    scattered = words.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    scattered ^= scattered >> np.uint64(29)
    hashes = np.zeros(len(words) - length + 1, np.uint64)
    for step in range(length):
        hashes = hashes * np.uint64(0xD6E8FEB86659FD93) + scattered[step : step + len(hashes)]
    return hashes


def _unique(hashes: _Hashes) -> tuple[_Hashes, Places]:
    values, firsts, counts = np.unique(hashes, return_index=True, return_counts=True)
    return values[counts == 1], firsts[counts == 1]


def _longest_ascending(values: Places) -> Places:
    """Indices of a longest ascending part of values that are all different."""
    if np.all(np.diff(values) > 0):
        return np.arange(len(values))
    tails: list[int] = []
    ends: list[int] = []
    previous = np.empty(len(values), np.int64)
    for index, value in enumerate(values.tolist()):
        length = bisect_left(tails, value)
        previous[index] = ends[length - 1] if length else -1
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [index]
    chain = np.empty(len(ends), np.int64)
    index = ends[-1]
    for place in range(len(ends) - 1, -1, -1):
        chain[place] = index
        index = int(previous[index])
    return chain


def _spread(at_old: Places, at_new: Places, length: int, margin: int) -> tuple[Places, Places]:
    """All pairs of words in stretches of runs that follow each other in both texts, but for their margins."""
    if len(at_old) == 0:
        return at_old, at_new
    breaks = np.flatnonzero((np.diff(at_old) != 1) | (np.diff(at_new) != 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lasts = np.concatenate((breaks, [len(at_old)])) - 1
    counts = np.maximum(at_old[lasts] - at_old[firsts] + length - 2 * margin, 0)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(at_old[firsts] + margin, counts) + within, np.repeat(at_new[firsts] + margin, counts) + within


def _unless_at_odds(at_old: Places, at_new: Places) -> tuple[Places, Places]:
    """The pairs without those that overlapping stretches pair differently."""
    fine = np.ones(len(at_old), np.bool_)
    for places in (at_old, at_new):
        before = np.concatenate(([-1], np.maximum.accumulate(places)[:-1]))
        after = np.concatenate((np.minimum.accumulate(places[::-1])[::-1][1:], [np.iinfo(np.int64).max]))
        fine &= (places > before) & (places < after)
    return at_old[fine], at_new[fine]
