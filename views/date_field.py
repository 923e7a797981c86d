"""A field for a date as it is known, which says in words what it makes of what is typed."""

from collections.abc import Callable
from typing import TypeVar

from models.dates.moment import Moment
from models.dates.words import said, words
from views.fields import LineField

M = TypeVar("M", bound=Moment | None)


class DateField(LineField[M]):
    """One line in which a date is typed as people say it.

    `read` is `read_moment` with what the field knows, such as the rounds and the year of the source; it also refuses
    what could not be stored, and may read nothing as None where a date need not be given.
    """

    def __init__(self, name: str, read: Callable[[str], M], commit: Callable[[M], None]) -> None:
        super().__init__(name, read, commit, _in_words)

    def show_moment(self, moment: M) -> None:
        """Show the date that is stored, unless something else is half typed here."""
        self.show_stored("" if moment is None else said(moment))


def _in_words(moment: Moment | None) -> str:
    return "" if moment is None else words(moment)
