"""Dates of events and assessments as they are known, kept with the last possible day."""

from collections.abc import Callable
from functools import partial

from models.dates.columns import from_text, to_columns
from models.dates.moment import Moment, exactly
from models.entry import Refused, tried
from models.snapshot import to_date
from views.date_field import DateField
from views.labels import known_day
from views.records.form import Fact, RecordForm
from views.records.reading import moment


def add_moment(form: RecordForm, words: str, edit: Callable[..., None]) -> DateField[Moment]:
    """Add a field for the date of what a form edits, which has a `day` and an `edtf`."""

    def commit(typed: Moment) -> None:
        seen = {"date": to_date(form.fact.day), "date_edtf": form.fact.edtf}
        edit(form.document.store, form.record_id, *to_columns(typed), seen=seen)

    field = DateField(words.replace("&", ""), moment(form.document), commit)
    form.add(words, field, lambda fact: field.show_moment(moment_of(fact)))
    return field


def moment_of(fact: Fact) -> Moment:
    """When it was, as it is known; by its day alone where an edit from outside left something else there."""
    day = to_date(fact.day)
    found = tried(partial(from_text, day=day), fact.edtf)
    return exactly(day) if isinstance(found, Refused) else found


def moment_words(fact: Fact) -> str:
    """When it was, in the words of a list."""
    return known_day(fact.day, fact.edtf)
