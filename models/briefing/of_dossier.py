"""From a dossier to the briefing that a specification asks for; what was read is kept while nothing changes."""

from collections.abc import Generator, Mapping, Set
from dataclasses import replace
from datetime import date

from models.analysis.reading import Reading, reading_named
from models.as_known import as_known
from models.briefing.composing import Composed, composed
from models.briefing.house.house import PLAIN, House
from models.briefing.specification import Kind, Specification
from models.errors import UserError
from models.loading import load_snapshot
from models.marks import marked, marks_of_sources
from models.progress import Progress
from models.queries import StatementText, last_briefing, own_readings, records_in_conflict, statement_texts
from models.snapshot import Snapshot
from models.store import Store
from models.telling.names import Key

_Talks = tuple[Snapshot, Mapping[str, StatementText], Set[Key]]


def reading_of(store: Store, wanted: Specification) -> Reading:
    """The reading that a specification names, as known on its day."""
    return reading_named(wanted.reading, tuple(one.reading for one in own_readings(store))).as_known(wanted.known)


class Briefings:
    """Makes briefings of one dossier; `version` is that of the program, `house` how they look from now on."""

    def __init__(self, store: Store, version: str, house: House = PLAIN) -> None:
        self._store, self._version, self.house = store, version, house
        self._read: tuple[object, date | None, _Talks] | None = None

    def compose(
        self, wanted: Specification, reading: Reading | None = None, state: object = None
    ) -> Generator[Progress, None, Composed]:
        """Make the briefing; `reading` takes the place of the one that is named.

        The dossier is read anew unless `state`, some object that stands for how it is, is the one of the time before.
        """
        yield Progress(0, 3, "Reading the dossier")
        house = self.house
        wanted = self._since_given_out(replace(wanted, mark=wanted.mark or house.mark))
        reading = reading or reading_of(self._store, wanted)
        snapshot, texts, unsettled = self._talks(reading.known, state)
        # Whatever day is told of, what must not be told is what must not be told now.
        snapshot = marked(snapshot, marks_of_sources(self._store.columns))
        yield Progress(1, 3, "Writing the briefing")
        today = date.today()  # noqa: DTZ011 - the day where the reader sits
        made = composed(snapshot, texts, reading, wanted, today=today, version=self._version, unsettled=unsettled)
        return replace(made, data=replace(made.data, house=house))

    def _since_given_out(self, wanted: Specification) -> Specification:
        if wanted.kind is not Kind.SINCE or wanted.since is not None:
            return wanted
        last = last_briefing(self._store)
        if last is None:
            raise UserError(
                "No briefing is marked as given out yet: do so in the menu File, or name the "
                "first day yourself (Days, or --since on the command line)."
            )
        return replace(wanted, since=last.made_on)

    def _talks(self, known: date | None, state: object) -> _Talks:
        if state is not None and self._read is not None and self._read[0] is state and self._read[1] == known:
            return self._read[2]
        with as_known(self._store, known) as records, records.one_state():
            snapshot = load_snapshot(records)
            texts = statement_texts(records, snapshot.statements.ids)
            unsettled = records_in_conflict(records)
        self._read = (state, known, (snapshot, texts, unsettled))
        return self._read[2]
