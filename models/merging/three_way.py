"""Two versions of a text put together word by word over the one that both began with."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import TypeAlias

_WORDS = re.compile(r"\w+\s*|[^\s\w]\s*|\s+")
"""A word or sign goes with the blanks behind it: that a blank stayed between two changed words joins nothing."""

_MOST_PAIRS = 50_000

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreed:
    """Text that stands: unchanged, or changed by one of the two, or by both alike."""

    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both changed, each in another way; `base` is what stood there."""

    base: str
    ours: str
    theirs: str


Piece: TypeAlias = Agreed | Clash


def three_way(base: str, ours: str, theirs: str) -> tuple[Piece, ...]:
    """The pieces of the text put together, in order; two pieces of agreed text never follow each other.

    Words and signs are the units; a change of one side is taken where the other left the words as they were. Changes of
    words next to each other clash, since nobody can tell whether both were meant.
    """
    words = [_WORDS.findall(text) for text in (base, ours, theirs)]
    pieces: list[Piece] = []
    for parts in _parts(*words):
        for piece in _apart(_put_together(*("".join(part) for part in parts))):
            last = pieces[-1] if pieces else None
            if isinstance(piece, Agreed) and isinstance(last, Agreed):
                pieces[-1] = Agreed(last.text + piece.text)
            elif piece != Agreed(""):
                pieces.append(piece)
    return tuple(pieces)


def changed_parts(base: str, changed: str) -> tuple[tuple[str, bool], ...]:
    """A text in parts, in order, and whether each of them is otherwise in the base."""
    old, new = _WORDS.findall(base), _WORDS.findall(changed)
    kept = set(_places(old, new).values())
    return tuple(
        ("".join(new[at] for at in places), is_new)
        for is_new, places in groupby(range(len(new)), key=lambda at: at not in kept)
    )


def merged_text(pieces: Sequence[Piece]) -> str | None:
    """The text put together, None while anything in it clashes."""
    return None if any(isinstance(one, Clash) for one in pieces) else "".join(one.text for one in pieces)  # type: ignore[union-attr]


def _apart(piece: Piece) -> tuple[Piece, ...]:
    """The blanks at the end of all three are nothing that clashes."""
    if isinstance(piece, Agreed):
        return (piece,)
    texts = (piece.base, piece.ours, piece.theirs)
    blanks = {text[len(text.rstrip()) :] for text in texts}
    shared = blanks.pop() if len(blanks) == 1 else ""
    return (Clash(*(text.removesuffix(shared) for text in texts)), Agreed(shared))


def _put_together(base: str, ours: str, theirs: str) -> Piece:
    if theirs in (ours, base):
        return Agreed(ours)
    return Agreed(theirs) if ours == base else Clash(base, ours, theirs)


def _parts(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts cut at the same places: in turn what both left as it was, and what either of them changed."""
    left, right = _places(base, ours), _places(base, theirs)
    # A word of the base that both still have is where all three can be cut, before it and behind it.
    cuts = [(0, 0, 0)]
    for at in sorted(left.keys() & right.keys()):
        cuts += [(at, left[at], right[at]), (at + 1, left[at] + 1, right[at] + 1)]
    cuts.append((len(base), len(ours), len(theirs)))
    for first, last in pairwise(cuts):
        yield base[first[0] : last[0]], ours[first[1] : last[1]], theirs[first[2] : last[2]]


def _places(base: Sequence[str], changed: Sequence[str]) -> dict[int, int]:
    """Where the words of the base that are still there stand in the changed text."""
    # Words that are in a long text everywhere would make this take minutes; in others they are words like all.
    blocks = SequenceMatcher(None, base, changed, autojunk=_pairs(base, changed) > _MOST_PAIRS).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _pairs(base: Sequence[str], changed: Sequence[str]) -> int:
    """How many places of one text say the same as a place of the other."""
    times = Counter(changed)
    return sum(count * times[word] for word, count in Counter(base).items())
