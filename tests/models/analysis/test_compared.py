from dataclasses import replace
from datetime import date

from models.analysis.compared import last_day
from models.analysis.reading import ON_RECORD
from models.snapshot import to_date
from models.words import Conditionals, Standing
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


def test_a_condition_that_was_met_after_the_last_word_is_part_of_now_where_the_reading_asks_for_it() -> None:
    talks = snapshot([said("2022-03-01", at=30, conditions=((Standing.MET, "2022-03-20"),))])
    met = replace(ON_RECORD, conditionals=Conditionals.MET)
    assert [to_date(last_day(talks, one)).day for one in (ON_RECORD, met)] == [1, 20]
    assert to_date(last_day(talks, met.as_known(date(2022, 3, 10)))).day == 1


def test_a_dossier_with_nothing_in_it_ends_today() -> None:
    assert to_date(last_day(snapshot(), ON_RECORD)) == date.today()  # noqa: DTZ011
