"""Where else an open dossier lies than in the file that its store reads and writes, a server or a team folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from models.phrases import counted

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from models.presence import Company
    from models.record.writing import Writing
    from models.store import Store

_AFTER = """SELECT t.id FROM "transaction" t
JOIN (SELECT transaction_id, min(seq) AS first FROM change WHERE seq > ? GROUP BY transaction_id) c
ON c.transaction_id = t.id WHERE t.kind <> 'founding' AND t.site = ? ORDER BY c.first"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Steps that the place has not got yet: their ids in the order in which they were made, and why they wait.

    `why` is a sentence, and `copy` the file in which they are kept meanwhile.
    """

    steps: tuple[str, ...]
    why: str
    copy: Path

    @property
    def words(self) -> str:
        """How many wait: 3 changes wait."""
        return f"{counted(len(self.steps), 'change')} {'waits' if len(self.steps) == 1 else 'wait'}"


def waiting_after(store: Store, seq: int) -> tuple[str, ...]:
    """The steps of this installation that changed something after a change of its file, in their order."""
    return tuple(row[0] for row in store.columns(_AFTER, seq, store.author.site))


class Place(Protocol):
    """What a store asks before and after it writes, and when it looks around. Attach it with `Store.attach`.

    All of it is called in the thread that writes or looks, never by two at once. What is new at the place comes into
    the dossier by `with store.bringing_in() as writing: …take_in(writing, …)…`, inside `turn` or `look` alone, which
    also tells every view of it. Nothing here may wait for long: where the place cannot be reached, a step stays in the
    file and is sent at a later look.
    """

    @property
    def where(self) -> str:
        """What people know the place by."""

    def turn(self) -> AbstractContextManager[object]:
        """Have the place for oneself while one step is written, and bring in what is new there.

        Entered before the write begins in the file, and left after it was committed or taken back. Raise `UserError` to
        refuse the write.
        """

    def send(self, writing: Writing) -> None:
        """Take over what a step recorded, which is about to be committed; whatever is raised takes the step back.

        `writing.transaction` names the step, and `writing.columns` reads it with what it changed.
        """

    def look(self) -> None:
        """Bring in what is new, and try again to send what waits; about once a second, so cheap when there is nothing.

        Called only when nothing is being written.
        """

    @property
    def has_arrived(self) -> bool:
        """Whether more that is new waits to be brought in by the next look than the last one brought."""

    def waiting(self) -> Waiting | None:
        """What waits to be sent, None when nothing does."""

    @property
    def company(self) -> Company | None:
        """Who else has the dossier open, None where files beside it tell."""

    def close(self) -> None:
        """Let go of the place; the store is still open."""
