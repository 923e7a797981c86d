from datetime import date

from models.analysis.compared import last_day
from models.analysis.reading import ON_RECORD
from models.snapshot import to_date
from tests.snapshots import said, snapshot


def test_the_last_day_is_that_of_the_last_word_or_of_the_end_of_the_last_round() -> None:
    rounds = [("2022-03-02", "2022-03-03"), ("2022-03-20", "2022-03-22")]
    assert to_date(last_day(snapshot([said("2022-03-10")], rounds), ON_RECORD)) == date(2022, 3, 22)
    assert to_date(last_day(snapshot([said("2022-03-30")], rounds), ON_RECORD)) == date(2022, 3, 30)


def test_the_last_day_is_none_that_is_not_known_yet() -> None:
    talks = snapshot(
        [said("2022-03-01"), said("2022-03-10", published="2022-03-15")],
        [("2022-03-02", "2022-03-03"), ("2022-03-12", "2022-03-20")],
    )
    days = [last_day(talks, ON_RECORD.as_known(date(2022, 3, day))) for day in (11, 13, 25)]
    assert [to_date(day).day for day in days] == [3, 13, 20]


def test_a_dossier_with_nothing_in_it_ends_today() -> None:
    assert to_date(last_day(snapshot(), ON_RECORD)) == date.today()  # noqa: DTZ011
