"""The order of all statements by one of their texts, as `folding.folded` compares them, without keeping the texts.

The first letters nearly always decide: they are read of all statements and folded one by one. Whole texts are read of
those alone that begin alike, and of those with letters that are not folded into one letter each.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.columns.ids import Ids, ids_of
from models.folding import folded
from models.queries import beginnings, whole_texts
from models.records import Records
from models.snapshot import Ints, Mask, Statements, ints

LETTERS = 64
"""How many letters of each text are compared at first; a multiple of four."""

Letters: TypeAlias = NDArray[np.uint16]
"""The first letters of folded texts as one more than their code points, shape (rows, LETTERS); 0 beyond the end."""

_ODD = 0xFFFF
"""In place of a letter that is not folded into one."""

_LAST = 0xFFFE
"""In place of every letter from this one on, and of all that follow it: the whole text has to decide."""


def text_ranks(store: Records, statements: Statements, field: str) -> Ints:
    """The place of each statement among the different texts of a field, counted from 0; −1 where there is no text."""
    ranks = np.full(len(statements), -1, np.int32)
    with store.one_state():
        ids, texts = beginnings(store, field, LETTERS + 1)
        rows = _rows(statements, ids)
        letters, is_whole = _letters(texts)
        odd = np.flatnonzero((letters == _ODD).any(axis=1)).tolist()
        whole = whole_texts(store, field, [ids[at] for at in odd])
        for at in odd:
            letters[at] = _spelt(folded(whole[ids[at]]))
        is_whole[odd] = False
        order, starts = _by_letters(letters)
        _by_whole_texts(store, field, (order, starts), ids, is_whole)
    found = np.empty(len(order), np.int32)
    found[order] = np.cumsum(starts) - 1
    there = (rows >= 0) & (letters[:, 0] != 0)
    ranks[rows[there]] = found[there]
    return ranks


def _rows(statements: Statements, ids: Sequence[str]) -> Ints:
    """Where each statement stands, −1 for one that is not there."""
    packed = ids_of(ids)
    if isinstance(packed, Ids) and packed == statements.ids:
        return ints(np.arange(len(ids)))
    return ints([statements.position.get(one, -1) for one in ids])


def _letters(texts: Sequence[str]) -> tuple[Letters, Mask]:
    """The letters that texts begin with, and whether they are all of them."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    chars = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")
    one_each = _one_each(chars)
    at = np.arange(LETTERS)
    places = np.minimum((np.cumsum(lengths) - lengths)[:, None] + at, max(len(chars) - 1, 0))
    letters = np.where(at < lengths[:, None], one_each[places] if len(chars) else 0, 0).astype(np.uint16)
    return letters, lengths <= LETTERS


def _one_each(chars: NDArray[np.uint32]) -> Letters:
    """What each letter is folded into."""
    codes = np.minimum(chars, _ODD)
    there = np.zeros(_ODD + 1, np.bool_)
    there[codes] = True
    table = np.full(_ODD + 1, _ODD, np.uint16)
    for code in np.flatnonzero(there[:_LAST]).tolist():
        letter = folded(chr(code))
        if len(letter) == 1 and ord(letter) < _LAST - 1:
            table[code] = ord(letter) + 1
    found: Letters = table[codes]
    return found


def _spelt(text: str) -> Letters:
    """The letters that a folded text begins with."""
    letters = np.zeros(LETTERS, np.uint16)
    for at, letter in enumerate(text[:LETTERS]):
        if ord(letter) >= _LAST - 1:
            letters[at:] = _LAST
            break
        letters[at] = ord(letter) + 1
    return letters


def _by_letters(letters: Letters) -> tuple[NDArray[np.intp], Mask]:
    """The order of texts by their letters, and where in it others begin: four letters at a time of those alike."""
    words = np.ascontiguousarray(letters.astype(">u2")).view(">u8").astype(np.uint64)
    order = np.arange(len(words))
    starts = np.zeros(len(words), np.bool_)
    starts[:1] = True
    for word in words.T:
        group = np.cumsum(starts)
        alike = np.flatnonzero(~(starts & np.append(starts[1:], True)))
        rows = order[alike]
        rows = rows[np.lexsort((word[rows], group[alike]))]
        order[alike] = rows
        starts[alike[1:]] |= (word[rows[1:]] != word[rows[:-1]]) & (group[alike[1:]] == group[alike[:-1]])
    return order, starts


def _by_whole_texts(
    store: Records, field: str, sorting: tuple[NDArray[np.intp], Mask], ids: Sequence[str], is_whole: Mask
) -> None:
    """Put in order, in place, those that begin alike."""
    order, starts = sorting
    firsts = np.flatnonzero(starts)
    lengths = np.diff(firsts, append=len(order))
    # Those that are whole and alike are one text.
    parted = np.add.reduceat(~is_whole[order], firsts) > 0 if len(firsts) else lengths > 0
    chosen = np.flatnonzero((lengths > 1) & parted)
    groups = [
        range(first, first + length)
        for first, length in zip(firsts[chosen].tolist(), lengths[chosen].tolist(), strict=True)
    ]
    texts = whole_texts(store, field, [ids[order[place]] for group in groups for place in group])
    for group in groups:
        keys = {int(row): folded(texts[ids[row]]) for row in order[group.start : group.stop]}
        rows = sorted(keys, key=keys.__getitem__)
        order[group.start : group.stop] = rows
        for place, (row, earlier) in enumerate(zip(rows[1:], rows, strict=False), group.start + 1):
            starts[place] = keys[row] != keys[earlier]
