"""A text as words and signs, which is how two texts are compared: without white space, case, accents and typography."""

import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.folding import folded

Places: TypeAlias = NDArray[np.int64]

_SIGN = 1
_WORD = 2
"""What a word weighs beyond its letters."""

# Scripts that part no words by spaces: each letter is compared by itself.
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What belongs to the word it follows, though it is no letter.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a4d"
    "\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf\u200c\u200d"
)
_TOKEN = re.compile(f"[^\\W{_UNPARTED}]+(?:[{_MARKS}]+[^\\W{_UNPARTED}]*)*|\\S")
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
    | dict.fromkeys("\u00ad\u200c\u200d\ufe0e\ufe0f")
)


@dataclass(frozen=True)
class Tokens:
    """The words and signs of a text as columns of equal length, in reading order.

    `starts` and `ends` are code points. Equal `ids` are the same word but for case, accents and typography, also in the
    other of two texts that were read together. `weights` say how much one stands for in a comparison.
    """

    starts: Places
    ends: Places
    ids: Places
    weights: Places

    def __len__(self) -> int:
        return len(self.ids)


def read_together(*texts: str) -> list[Tokens]:
    """The words and signs of several texts that are to be compared."""
    numbers: dict[str, int] = {}
    known: dict[str, tuple[int, int]] = {}
    return [_read(text, numbers, known) for text in texts]


def _read(text: str, numbers: dict[str, int], known: dict[str, tuple[int, int]]) -> Tokens:
    spans = [found.span() for found in _TOKEN.finditer(text)]
    columns: list[tuple[int, int]] = []
    for start, end in spans:
        raw = text[start:end]
        if raw not in known:
            plain = folded(raw.translate(_PLAIN))
            known[raw] = numbers.setdefault(plain, len(numbers)), _weight(raw)
        columns.append(known[raw])
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    values = np.array(columns, dtype=np.int64).reshape(-1, 2)
    return Tokens(places[:, 0], places[:, 1], values[:, 0], values[:, 1])


def _weight(raw: str) -> int:
    return _WORD + len(raw) if raw[0].isalnum() else _SIGN
