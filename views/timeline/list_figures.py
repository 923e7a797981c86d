"""What is contested, stale and silent as of a day, as rows of a table that open their statements."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar, overload

from models.analysis.lists import Contested, Silent, Stale, lists
from models.facts import NONE
from models.phrases import counted
from models.snapshot import Snapshot, ints
from views.document import Document
from views.figure_table import Cell
from views.filters import Filters
from views.labels import issue_title, party_name, said_words, speaker_name, stance_words
from views.theme import Theme

T = TypeVar("T")

CONTESTED_HEADS = ("Issue", "Party", "Contesting", "Held")
STALE_HEADS = ("Issue", "Party", "Held", "Last word", "Silent for")
SILENT_HEADS = ("Issue", "Party", "Last word", "Has said nothing")


class _Rows(Sequence[list[Cell]], Generic[T]):
    """Rows that are put into words when they are first seen: there may be thousands of them."""

    def __init__(self, found: Sequence[T], words: Callable[[T], list[Cell]]) -> None:
        self._found, self._words = found, words
        self._made: dict[int, list[Cell]] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[Cell]]: ...
    def __getitem__(self, index: int | slice) -> list[Cell] | list[list[Cell]]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        if index not in self._made:
            self._made[index] = self._words(self._found[index])
        return self._made[index]


class ListFigures:
    """The rows of the three lists as of a day, of the issues and, where some were chosen, the parties shown."""

    def __init__(self, document: Document, filters: Filters, theme: Theme, day: int) -> None:
        self._document, self._theme = document, theme
        snapshot = self._snapshot = document.snapshot
        issues, chosen = set(filters.issues_shown(snapshot)), filters.parties is not None
        parties = set(filters.parties_shown(snapshot))

        def is_shown(one: Contested | Stale | Silent) -> bool:
            return one.issue in issues and (not chosen or one.party in parties)

        found = lists(snapshot, document.reading, day)
        self.contested = _Rows(list(filter(is_shown, found.contested)), self._contested)
        self.stale = _Rows(list(filter(is_shown, found.stale)), self._stale)
        self.silent = _Rows(list(filter(is_shown, found.silent)), self._silent)

    def _contested(self, one: Contested) -> list[Cell]:
        return self._row(one, "contested", (self._spoken(one.contesting), self._spoken(one.held)), one.evidence)

    def _stale(self, one: Stale) -> list[Cell]:
        last = "the same" if one.last == one.held else self._spoken(one.last)
        return self._row(one, "stale", (self._spoken(one.held), last, counted(one.days, "day")), one.evidence)

    def _silent(self, one: Silent) -> list[Cell]:
        rounds = self._snapshot.rounds
        since = "" if one.round is None else f"since round {rounds[one.round].number}"
        last = "none" if one.last == NONE else self._spoken(one.last)
        return self._row(one, "silent", (last, "at all" if one.last == NONE else since), one.evidence)

    def _row(
        self, one: Contested | Stale | Silent, what: str, words: Iterable[str], evidence: tuple[int, ...]
    ) -> list[Cell]:
        party, issue = party_name(self._snapshot, one.party), issue_title(self._snapshot, one.issue)
        title, behind = f"{party} on {issue}, {what}", ints(evidence)
        colour = self._document.party_colour(self._theme, one.party)
        return [
            Cell(issue, title, behind),
            Cell(party, title, behind, colour),
            *(Cell(each, title, behind) for each in words),
        ]

    def _spoken(self, position: int) -> str:
        return spoken_words(self._snapshot, position)


def spoken_words(snapshot: Snapshot, position: int) -> str:
    """A statement in a cell: 28 Mar 2022, Vladimir Medinsky, 65–85."""
    statements = snapshot.statements
    speaker = speaker_name(snapshot, int(statements.speaker[position]))
    return f"{said_words(statements, position)}, {speaker}, {stance_words(statements, position)}"
