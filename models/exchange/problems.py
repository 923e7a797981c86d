"""What is wrong with a folder that is to be imported: every problem, each as one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import UserError
from models.exchange.cells import CONTROL
from models.phrases import counted

_SHOWN = 60
_LINES = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and the form that would be right.

    `row` counts records as a spreadsheet does, the header being row 1; None where the whole file is meant.
    `value` is the cell as it stands; None where no single cell is meant.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason: str
    accepted: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {shown(self.column, quoted=False)}")
        ending = f" Accepted: {self.accepted}." if self.accepted else ""
        return f"{', '.join(place)}: {self._complaint()}.{ending}"

    def _complaint(self) -> str:
        if self.value is None:
            return self.reason
        return f"{shown(self.value) if self.value else 'the cell'} {self.reason}"


class ImportRefused(UserError):  # noqa: N818 - it says what happened to the folder
    """A folder was not imported; `problems` has all that is wrong, the message the first 200 lines of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(_message(self.problems))


def shown(value: str, *, quoted: bool = True) -> str:
    """A value as one short piece of a line: cut at 60 characters, control characters escaped."""
    cut = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    plain = CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), cut)
    return f"“{plain}”" if quoted else plain


def _message(problems: Sequence[Problem]) -> str:
    files = len({problem.file for problem in problems})
    lines = [f"Nothing was imported: {counted(len(problems), 'problem')} in {counted(files, 'file')}."]
    lines += map(str, problems[:_LINES])
    if len(problems) > _LINES:
        lines.append(f"... and {len(problems) - _LINES} more")
    return "\n".join(lines)
