"""From an open dossier to a briefing on disk."""

from collections.abc import Generator
from pathlib import Path

from desktop import __version__
from models.analysis.reading import Reading
from models.briefing.forms.names import MOVEMENT
from models.briefing.forms.writing import write_form
from models.briefing.house.house import PLAIN, House
from models.briefing.of_dossier import Briefings
from models.briefing.specification import Specification, read_specification
from models.errors import UserError
from models.progress import Progress
from models.queries import saved_views
from models.store import Store

AS_ASKED = Specification()
"""The briefing that is written where nobody asked for another one."""


def write_briefing_of(
    store: Store,
    out: Path,
    wanted: Specification = AS_ASKED,
    reading: Reading | None = None,
    chart: str = MOVEMENT,
    house: House = PLAIN,
) -> Generator[Progress, None, None]:
    """Write the briefing that a specification asks for in the form that `out` ends in.

    `reading` takes the place of the one that it names; `chart` is the one that a picture shows.
    """
    if out.exists() and out.samefile(store.path):
        raise UserError(f"{out} is the dossier itself. Choose another name for the briefing.")
    made = yield from Briefings(store, __version__, house).compose(wanted, reading)
    yield Progress(2, 3, "Writing the file")
    yield from write_form(made.data, out, chart)


SCREEN = "briefing"
"""The screen under which the dossier keeps specifications among its views."""


def kept_specification(store: Store, title: str | None) -> Specification:
    """The specification of that title which the dossier keeps; raises `UserError` with the titles there are."""
    if title is None:
        return AS_ASKED
    kept = saved_views(store, SCREEN)
    found = next((one for one in kept if one.title.casefold() == title.strip().casefold()), None)
    if found is None:
        titles = ", ".join(f"“{one.title}”" for one in kept) or "none"
        raise UserError(f"No briefing “{title}” is kept in this dossier. Kept: {titles}.")
    return read_specification(found.state)
