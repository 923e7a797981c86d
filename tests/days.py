"""Writing into a dossier on a day of one's choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, tzinfo

import pytest


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Let the wall clock stand at noon of a day; the clock of the record goes on by microseconds."""

    class Noon(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Noon":
            noon = datetime.combine(day, time(12), tz or UTC)
            return cls.fromtimestamp(noon.timestamp(), tz or UTC)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.record.clock.datetime", Noon)
        yield
