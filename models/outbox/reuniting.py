"""Bringing a working copy and the file that it is of together: the union of both records, in both."""

from dataclasses import dataclass
from pathlib import Path

from models.outbox.since import digest, read_since
from models.record.taking_in import taken_in
from models.record.writing import Writing


@dataclass(frozen=True)
class Side:
    """A file that is open for writing, and after which of its changes the other side may lack some."""

    writing: Writing
    file: Path
    since: int

    def read_into(self, other: "Side", *, all_of_it: bool) -> set[str]:
        """Let another side take in what it has not got; returns the steps that came."""
        with read_since(self.file, 0 if all_of_it else self.since) as columns:
            return taken_in(other.writing, columns).transactions

    @property
    def digest(self) -> str:
        """The sum of its record, with what was taken in."""
        return digest(self.writing.columns)


def reunite(ours: Side, theirs: Side) -> set[str]:
    """Make both records the same; returns the steps that came from their side.

    What is new on either side is enough as long as both went on from the same state. Where the sums of the records say
    that they did not, as when an older file was put in place, all is compared.
    """
    came: set[str] = set()
    for all_of_it in (False, True):
        if ours.digest == theirs.digest:
            return came
        came |= theirs.read_into(ours, all_of_it=all_of_it)
        ours.read_into(theirs, all_of_it=all_of_it)
    if ours.digest != theirs.digest:
        raise RuntimeError("two records were brought together and are not the same")
    return came
