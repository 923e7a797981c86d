"""For whom something is: handling marks of sources, and what may be told to the circle of a mark."""

from collections.abc import Iterable

from models.words import HANDLINGS


def mark_words(mark: str) -> str:
    """A mark as it is written: TLP:AMBER; "" for none."""
    return f"TLP:{mark}" if mark else ""


def narrowest(marks: Iterable[str]) -> str:
    """The mark for the narrowest circle, "" where none is one."""
    return max(filter(None, marks), key=HANDLINGS.index, default="")


def told_within(mark: str, *, unmarked: bool) -> frozenset[str]:
    """The marks ("" for none) of sources that may be told to the circle of a mark.

    Nobody has said for whom a source without a mark is: where a circle is named it stays out, unless `unmarked`. Where
    none is named ("") nothing is told that is for less than all.
    """
    marks = HANDLINGS[: HANDLINGS.index(mark) + 1] if mark else HANDLINGS[:1]
    return frozenset((*marks, "") if unmarked or not mark else marks)
