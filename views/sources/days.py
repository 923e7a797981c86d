"""When a source was published, between its columns, what is typed and what is read back."""

from datetime import UTC, date, datetime

from models.dates.columns import from_text, to_columns
from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.facts import Source
from models.snapshot import to_date


def read_published(text: str) -> Moment | None:
    """When a source was published, None where nobody says; refused where it has no last possible day."""
    if not text.strip():
        return None
    found = read_moment(text, today=today())
    to_columns(found)
    return found


def published_moment(source: Source) -> Moment | None:
    """When a source was published, as it is known; None where nobody says."""
    return None if source.published is None else from_text(source.published_edtf, to_date(source.published))


def published_columns(found: Moment | None) -> tuple[date | None, str]:
    """What is stored for a date of publication: the last possible day, and the date as it is known."""
    return (None, "") if found is None else to_columns(found)


def today() -> date:
    """The day where the analyst sits."""
    return datetime.now(UTC).astimezone().date()
