"""What every part of the agreement view is asked about: which parties, on which day, on which issues."""

from dataclasses import dataclass

from models.analysis.positions import Positions
from models.analysis.tracks import By
from models.facts import NONE
from models.snapshot import Snapshot
from views.document import Standing
from views.labels import party_name
from views.selection import Evidence


@dataclass(frozen=True)
class Asked:
    """Positions of the parties that are looked at against each other and of the issues shown, at the end of a day.

    `compared` are two parties or more. The day is taken `by` round where it is that on which a round was left: what is
    linked to that round by hand belongs to it.
    """

    standing: Standing
    compared: tuple[int, ...]
    issues: tuple[int, ...]
    day: int
    by: By = "day"

    @property
    def snapshot(self) -> Snapshot:
        """The dossier."""
        return self.standing.snapshot

    @property
    def held(self) -> Positions:
        """Held positions."""
        return self.standing.held_by_round if self.by == "round" else self.standing.held

    @property
    def red_lines(self) -> Positions:
        """Red lines."""
        return self.standing.red_lines_by_round if self.by == "round" else self.standing.red_lines

    def name(self, party: int) -> str:
        """The name of a party."""
        return party_name(self.snapshot, party)

    def evidence(self, title: str, statements: tuple[int, ...]) -> Evidence | None:
        """What opens these statements, each once; None where there are none."""
        ids = self.ids(statements)
        return Evidence(title, ids) if ids else None

    def ids(self, statements: tuple[int, ...]) -> tuple[str, ...]:
        """The ids of statements by their positions, each once; NONE names none."""
        return tuple(self.snapshot.statements.ids[one] for one in dict.fromkeys(statements) if one != NONE)
