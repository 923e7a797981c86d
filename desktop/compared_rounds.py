"""Which two rounds are compared: the last two where nobody chose, on an earlier day of those that had begun by then."""

from models.analysis.compared import chosen_rounds
from models.snapshot import to_day
from views.document import Document
from views.selection import Selection


class ComparedRounds:
    """Keeps the selection's rounds to those that there are on the day asked about."""

    def __init__(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection
        self._left: tuple[str | None, str] | None = None
        """What was compared before a day on which it had not begun; taken up again when it has."""

    def choose_last(self) -> None:
        """Compare the last two in which anything was said."""
        rounds = self._document.snapshot.rounds
        earlier, later = chosen_rounds(self._document.snapshot, None, None, self._known)
        if later is not None:
            self._selection.choose_rounds(None if earlier is None else rounds[earlier].id, rounds[later].id)

    def follow(self) -> None:
        """Choose anew where the later round is gone, or had not begun by the known day."""
        rounds, known = self._document.snapshot.rounds, self._known
        begun = {one.id for one in rounds if known is None or one.start <= known}
        if self._left is not None and self._left[1] in begun:
            self._selection.choose_rounds(*self._left)
            self._left = None
        later = self._selection.later
        if later not in begun:
            if self._left is None and later is not None and later in {one.id for one in rounds}:
                self._left = (self._selection.earlier, later)
            self.choose_last()

    @property
    def _known(self) -> int | None:
        known = self._document.reading.known
        return None if known is None else to_day(known)
