"""How firmly each party held its position on leaving each round, as a matrix; what changed though nothing moved."""

from functools import partial
from operator import attrgetter

import numpy as np

from models.analysis.firmness import FIRMNESS_CHANGES, Firmness, FirmnessChange, firmness
from models.facts import NONE
from models.phrases import counted, times
from models.words import FIRMNESSES
from views.charts.look import Colour
from views.document import Document
from views.labels import NOT_STATED, issue_title, party_name, stance_words
from views.movement.headline import Phrase
from views.movement.matrix import Matrix, MatrixCell, MatrixKey, MatrixRow
from views.movement.round_matrix import round_columns
from views.movement.spans import round_short
from views.selection import Evidence

NOT_GRADED = "not graded"

_GLYPHS = {FirmnessChange.SOFTER: "falling triangle", FirmnessChange.FIRMER: "triangle"}
_MOST_PHRASES = 4
_UNMOVED, _LEVEL = 0.2, 0.035
"""How strongly the ground is tinted where firmness changed though nothing moved, and else by degree of firmness."""

_Cell = tuple[int, int, int]
_Places = tuple[int, ...]


def firmness_matrix(
    document: Document, issues: _Places, parties: _Places, rounds: range, marked: frozenset[int]
) -> Matrix:
    """A line for each of the parties on each of the issues, a column for each of the rounds; those marked stand out."""
    snapshot, cells = document.snapshot, _Cells(document)
    rows = tuple(
        MatrixRow(
            issue_title(snapshot, issue),
            (party_name(snapshot, party), snapshot.parties[party].code),
            partial(document.party_colour, party=party),
            tuple(cells.cell((issue, party, later)) for later in rounds),
        )
        for issue in issues
        for party in parties
    )
    keys = (
        MatrixKey("triangle", "firmer than on leaving the round before"),
        MatrixKey("falling triangle", "softer"),
        MatrixKey("", "green or red: though the range stayed the same"),
        MatrixKey("", ", ".join(f"{level} {words}" for level, words in FIRMNESSES.items())),
    )
    return Matrix("Firmness", ("Issue", "Party"), round_columns(snapshot, rounds, marked), rows, keys)


def firmness_words(document: Document, issues: _Places, parties: _Places) -> str:
    """How often positions became softer and firmer, and how often nobody graded them."""
    found, leaving = _firmness(document), document.standing.every_round.leaving
    chosen = np.ix_(issues, parties)
    softer, firmer = (
        int((found.change[chosen] == FIRMNESS_CHANGES.index(change)).sum())
        for change in (FirmnessChange.SOFTER, FirmnessChange.FIRMER)
    )
    ungraded = int(((leaving[chosen] != NONE) & (found.after[chosen] == NONE)).sum())
    return f"From round to round positions became softer {times(softer)} and firmer {times(firmer)}." + (
        f" {counted(ungraded, 'held position')} {'was' if ungraded == 1 else 'were'} {NOT_GRADED}." if ungraded else ""
    )


def unmoved_phrases(document: Document, issues: _Places, parties: _Places) -> tuple[Phrase, ...]:
    """Who softened and who hardened without moving, each with the statements before and after, the latest first."""
    cells = _Cells(document)
    found = _firmness(document)
    phrases: list[Phrase] = []
    for words, where in (("Softened", found.softened_unmoved()), ("Hardened", found.hardened_unmoved())):
        places = np.argwhere(np.moveaxis(where[np.ix_(issues, parties)], -1, 0))[::-1].tolist()
        phrases.append(Phrase(f"{' ' if phrases else ''}{words} without moving: {'' if places else 'nobody'}"))
        for place, (later, issue, party) in enumerate(places[:_MOST_PHRASES]):
            phrases += [Phrase(", ")] if place else []
            phrases.append(cells.phrase((issues[issue], parties[party], later)))
        more = len(places) - _MOST_PHRASES
        phrases.append(Phrase(f" and {more} more." if more > 0 else "."))
    return tuple(phrases)


def _firmness(document: Document) -> Firmness:
    rounds = document.standing.every_round
    return firmness(document.snapshot, rounds.before, rounds.leaving, rounds.kind)


class _Cells:
    """The cells of one standing."""

    def __init__(self, document: Document) -> None:
        self._snapshot, self._rounds = document.snapshot, document.standing.every_round
        self._firmness = _firmness(document)

    def change(self, cell: _Cell) -> FirmnessChange:
        """What became of the firmness."""
        return FIRMNESS_CHANGES[int(self._firmness.change[cell])]

    def is_ungraded(self, cell: _Cell) -> bool:
        """Whether a position is held of which nobody graded how firm it is."""
        return bool(self._rounds.leaving[cell] != NONE and self._firmness.after[cell] == NONE)

    def cell(self, cell: _Cell) -> MatrixCell:
        """How firmly a party held its position on an issue on leaving a round."""
        level, statements = int(self._firmness.after[cell]), self._statements(cell)
        if level == NONE:
            words = NOT_GRADED if self.is_ungraded(cell) else NOT_STATED
            return MatrixCell(words, self._tip(cell, words), wordings=(words,), statements=statements, missing=True)
        change = self.change(cell)
        words = f"{level} {FIRMNESSES[level]}"
        told = f", {change}" if change in _GLYPHS else ""
        unmoved = bool(told) and self._firmness.unmoved[cell]
        told += " though the range stayed the same" if unmoved else ""
        return MatrixCell(
            words + told,
            self._tip(cell, words + told),
            _GLYPHS.get(change, ""),
            str(level),
            (FIRMNESSES[level], FIRMNESSES[level].removeprefix("declared ")),
            self._tone(change, unmoved=unmoved),
            float(level),
            statements,
            tint=_UNMOVED if unmoved else level * _LEVEL,
        )

    def phrase(self, cell: _Cell) -> Phrase:
        """A change of firmness in words that open both statements."""
        issue, party, later = cell
        old, new = (FIRMNESSES[int(column[cell])] for column in (self._firmness.before, self._firmness.after))
        words = f"{party_name(self._snapshot, party)} on {issue_title(self._snapshot, issue)}"
        words = f"{words}, {round_short(self._snapshot, later)} ({old} → {new})"
        return Phrase(words, Evidence(words, self._statements(cell)))

    def _tone(self, change: FirmnessChange, *, unmoved: bool) -> Colour:
        if unmoved:
            return attrgetter("nearer" if change is FirmnessChange.SOFTER else "apart")
        return attrgetter("accent")

    def _tip(self, cell: _Cell, told: str) -> str:
        lines = [told]
        for words, column in (("Before", self._rounds.before), ("Leaving the round", self._rounds.leaving)):
            held = int(column[cell])
            if held != NONE:
                level = int(self._snapshot.statements.firmness[held])
                graded = FIRMNESSES[level] if level != NONE else NOT_GRADED
                lines.append(f"{words}: {stance_words(self._snapshot.statements, held)}, {graded}.")
        return "\n".join(lines)

    def _statements(self, cell: _Cell) -> tuple[str, ...]:
        held = int(self._rounds.before[cell]), int(self._rounds.leaving[cell])
        return tuple(dict.fromkeys(self._snapshot.statements.ids[one] for one in held if one != NONE))
