"""From an open dossier to a briefing on disk."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

from desktop import __version__
from models.analysis.reading import ON_RECORD, Reading
from models.as_known import as_known
from models.briefing.brief import brief
from models.briefing.forms.names import MOVEMENT
from models.briefing.forms.writing import write_form
from models.errors import UserError
from models.loading import load_snapshot
from models.progress import Progress
from models.queries import statement_texts
from models.snapshot import Snapshot
from models.store import Store


def write_briefing_of(
    store: Store,
    out: Path,
    reading: Reading = ON_RECORD,
    rounds: tuple[int | None, int | None] = (None, None),
    chart: str = MOVEMENT,
) -> Generator[Progress, None, None]:
    """Write the briefing of a dossier in the form that `out` ends in.

    `rounds` are the positions of the two that are compared, None for the last ones; `chart` is the one
    that a picture shows.
    """
    if out.exists() and out.samefile(store.path):
        raise UserError(f"{out} is the dossier itself. Choose another name for the briefing.")
    yield Progress(0, 3, "Reading the dossier")
    with as_known(store, reading.known) as records, records.one_state():
        snapshot = load_snapshot(records)
        texts = statement_texts(records, snapshot.statements.ids)
    yield Progress(1, 3, "Writing the briefing")
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    data = brief(snapshot, texts, reading, earlier=rounds[0], later=rounds[1], today=today, version=__version__)
    yield Progress(2, 3, "Writing the file")
    yield from write_form(data, out, chart)


def round_position(snapshot: Snapshot, number: int) -> int:
    """The position of the round with a number; raises `UserError` with the numbers there are."""
    for position, sitting in enumerate(snapshot.rounds):
        if sitting.number == number:
            return position
    numbers = ", ".join(str(sitting.number) for sitting in snapshot.rounds) or "none"
    raise UserError(f"There is no round {number}. Rounds in this dossier: {numbers}.")
