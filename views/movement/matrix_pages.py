"""The pages with a matrix of issues and parties by rounds: what moved, how firmly it is held, who conceded."""

from models.analysis.ledger import Ledger
from models.analysis.reciprocity import reciprocity
from views.document import Document
from views.filters import Filters
from views.inspector.properties import colour_text, plain_label
from views.movement.firmness_matrix import firmness_matrix, firmness_words, unmoved_phrases
from views.movement.headline import Phrase
from views.movement.ledger_matrix import ledger_matrix, round_ledger
from views.movement.ledger_words import reciprocity_words, total_phrases
from views.movement.matrix import Matrix
from views.movement.matrix_page import MatrixPage, Places
from views.movement.missing import NO_PAIR
from views.movement.pair_chooser import PairChooser
from views.movement.round_matrix import matrix_words, round_matrix
from views.selection import Selection
from views.theme import Theme


class RoundsPage(MatrixPage):
    """What each round changed."""

    title = "What each round changed"

    def matrix(self, issues: Places, parties: Places, rounds: range, marked: frozenset[int]) -> Matrix:
        return round_matrix(self._document, issues, parties, rounds, marked)

    def words(self, issues: Places, parties: Places) -> str:
        return matrix_words(self._document, issues, parties)


class FirmnessPage(MatrixPage):
    """How firmly positions were held on leaving each round."""

    title = "How firmly positions were held on leaving each round"

    def matrix(self, issues: Places, parties: Places, rounds: range, marked: frozenset[int]) -> Matrix:
        return firmness_matrix(self._document, issues, parties, rounds, marked)

    def words(self, issues: Places, parties: Places) -> str:
        return firmness_words(self._document, issues, parties)

    def found(self, issues: Places, parties: Places) -> tuple[Phrase, ...]:
        return unmoved_phrases(self._document, issues, parties)


class LedgerPage(MatrixPage):
    """Who came how much nearer to whom, both ways between two parties."""

    title = "Concessions from round to round"

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        self.pairs, self.exchange = PairChooser(), plain_label()
        super().__init__(document, selection, filters, theme)
        self._column.insertWidget(0, self.pairs)
        self._column.addWidget(self.exchange)
        self.pairs.box.activated.connect(self.refresh)

    def refresh(self) -> None:
        self.pairs.show_pairs(self._document.snapshot)
        super().refresh()

    def what_is_missing(self, issues: Places, parties: Places) -> str:
        return super().what_is_missing(issues, parties or (0,)) or ("" if self.pairs.parties else NO_PAIR)

    def matrix(self, issues: Places, parties: Places, rounds: range, marked: frozenset[int]) -> Matrix:
        return ledger_matrix(self._document, self._ledger(), issues, rounds, marked)

    def words(self, issues: Places, _parties: Places) -> str:
        found = self._ledger()
        lines = reciprocity_words(self._document.snapshot, found.pairs[0], reciprocity(found, 0, 1, issues))
        self.exchange.setText("\n".join(lines))
        return ""

    def found(self, issues: Places, _parties: Places) -> tuple[Phrase, ...]:
        return total_phrases(self._document.snapshot, self._ledger(), issues)

    def lines(self, issues: Places, _parties: Places) -> int:
        return 2 * (1 + len(issues))

    def round_of(self, column: int) -> int | None:
        # The first round has none before it, and so no column.
        return super().round_of(column + (self.window_bar.rounds.start == 0))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        colour_text(self.exchange, theme.muted)

    def summary(self) -> str:
        words = self.exchange.text() if not self.missing.text() else ""
        return "\n".join(filter(None, (super().summary(), words)))

    def _ledger(self) -> Ledger:
        one, other = self.pairs.parties
        return round_ledger(self._document.standing, (one, other))
