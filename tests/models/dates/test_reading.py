from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.moment import Moment, exactly
from models.dates.reading import read_moment
from models.dates.words import MONTH_NAMES, day_words, words
from models.errors import UserError
from tests.models.dates.moments import DAYS, ROUNDS

MARCH_29 = exactly(date(2022, 3, 29))


@pytest.mark.parametrize(
    "text",
    [
        "29 March 2022", "29th of March, 2022", "the 29th March 2022", "March 29, 2022", "Mar. 29 2022",
        "2022 March 29", "29-Mar-2022", "29 MARCH 2022", " 29  March 2022 ", "29\u00a0March 2022",
        "on 29 March 2022", "2022-03-29", "2022-3-29", "2022/03/29", "29.03.2022",
        "29.3.2022", "29/03/2022", "03/29/2022", "29-03-2022",
        "29 березня 2022", "29 березня 2022 року", "29 березня 2022 р.", "29-го березня 2022",
        "29 марта 2022", "29 марта 2022 г.", "29 марта 2022 года", "29.03.2022 р.",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_order_that_can_be_read_in_one_way(text: str):
    assert read_moment(text) == MARCH_29


UKRAINIAN = "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
UKRAINIAN_OF = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
UKRAINIAN_IN = "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"
UKRAINIAN_WITH = "січнем лютим березнем квітнем травнем червнем липнем серпнем вереснем жовтнем листопадом груднем"
RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
RUSSIAN_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
RUSSIAN_IN = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
RUSSIAN_WITH = "январем февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём"


@pytest.mark.parametrize(
    "names",
    [
        " ".join(MONTH_NAMES), "jan feb mar apr may jun jul aug sep oct nov dec", UKRAINIAN, UKRAINIAN_OF, UKRAINIAN_IN,
        UKRAINIAN_WITH, RUSSIAN, RUSSIAN_OF, RUSSIAN_IN, RUSSIAN_WITH,
    ],
)  # fmt: skip
def test_months_are_known_in_every_case_of_three_languages(names: str):
    for number, name in enumerate(names.split(), 1):
        assert read_moment(f"7 {name} 2022") == exactly(date(2022, number, 7))
        assert read_moment(f"{name.upper()} 2022").edtf == f"2022-{number:02}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("March 2022", "March 2022"), ("in March 2022", "March 2022"), ("03.2022", "March 2022"),
        ("3/2022", "March 2022"), ("березень 2022", "March 2022"), ("у березні 2022 року", "March 2022"),
        ("в марте 2022", "March 2022"), ("2022", "2022"), ("2022 рік", "2022"), ("в 2022 году", "2022"),
        ("mid-March 2022", "mid-March 2022 (11–20 March)"), ("mid March 2022", "mid-March 2022 (11–20 March)"),
        ("in the middle of March 2022", "mid-March 2022 (11–20 March)"),
        ("early March 2022", "early March 2022 (1–10 March)"), ("late March 2022", "late March 2022 (21–31 March)"),
        ("at the end of March 2022", "late March 2022 (21–31 March)"),
        ("на початку березня 2022", "early March 2022 (1–10 March)"),
        ("наприкінці березня 2022 року", "late March 2022 (21–31 March)"),
        ("в середине марта 2022", "mid-March 2022 (11–20 March)"),
    ],
)  # fmt: skip
def test_months_their_parts_and_years_are_read(text: str, said: str):
    assert words(read_moment(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "between 14 and 17 March 2022", "14–17 March 2022", "14-17 March 2022", "14 — 17 March 2022",
        "14 to 17 March 2022", "from 14 to 17 March 2022", "March 14–17, 2022", "14 March – 17 March 2022",
        "14 March 2022 – 17 March 2022", "2022-03-14/2022-03-17", "14.03.2022–17.03.2022", "14...17 March 2022",
        "між 14 і 17 березня 2022", "между 14 и 17 марта 2022 года", "з 14 по 17 березня 2022", "14th–17th March 2022",
    ],
)  # fmt: skip
def test_days_from_a_first_to_a_last_are_read(text: str):
    assert read_moment(text) == Moment(date(2022, 3, 14), date(2022, 3, 17))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("28 March - 3 April 2022", "between 28 March and 3 April 2022"),
        ("28 December 2021 – 3 January 2022", "between 28 December 2021 and 3 January 2022"),
        ("late March to early April 2022", "between 21 March and 10 April 2022"),
        ("March–May 2022", "March to May 2022"), ("between March and May 2022", "March to May 2022"),
        ("2021-2022", "2021 to 2022"), ("2021/2022", "2021 to 2022"),
        ("14 or 15 March 2022", "14 or 15 March 2022"), ("March or April 2022", "March to April 2022"),
    ],
)  # fmt: skip
def test_what_spans_months_or_years_is_read(text: str, said: str):
    assert words(read_moment(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("before 29 March 2022", "before 29 March 2022"), ("by 28 March 2022", "before 29 March 2022"),
        ("on or before 28 March 2022", "before 29 March 2022"), ("no later than 28.03.2022", "before 29 March 2022"),
        ("no later than March 2022", "before 1 April 2022"),
        ("before March 2022", "before 1 March 2022"), ("before mid-March 2022", "before 11 March 2022"),
        ("перед 29 березнем 2022", "before 29 March 2022"), ("не позднее 28 марта 2022", "before 29 March 2022"),
        ("after 6 April 2022", "after 6 April 2022"), ("after March 2022", "after 31 March 2022"),
        ("from 7 April 2022", "after 6 April 2022"), ("since 7 April 2022", "after 6 April 2022"),
        ("not before 7 April 2022", "after 6 April 2022"), ("after 14–17 March 2022", "after 17 March 2022"),
        ("після 6 квітня 2022", "after 6 April 2022"), ("после 6 апреля 2022", "after 6 April 2022"),
    ],
)  # fmt: skip
def test_dates_that_are_open_at_one_end_are_read(text: str, said: str):
    assert words(read_moment(text)) == said


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("about 15 March 2022", "2022-03-15~"), ("c. 15 March 2022", "2022-03-15~"), ("~15 March 2022", "2022-03-15~"),
        ("circa 2022", "2022~"), ("on or about 15 March 2022", "2022-03-15~"), ("15 March 2022~", "2022-03-15~"),
        ("близько 15 березня 2022", "2022-03-15~"), ("около 15 марта 2022", "2022-03-15~"),
        ("perhaps 15 March 2022", "2022-03-15?"), ("15 March 2022?", "2022-03-15?"),
        ("perhaps about March 2022", "2022-03%"), ("about March 2022?", "2022-03%"), ("2022-03-15%", "2022-03-15%"),
        ("before about 29 March 2022", "../2022-03-28~"), ("before perhaps 29 March 2022", "../2022-03-28?"),
        ("perhaps before 29 March 2022", "../2022-03-28?"), ("in about March 2022", "2022-03~"),
        ("between about 14 and 17 March 2022", "2022-03-14~/2022-03-17~"),
        ("about 14–17 March 2022", "2022-03-14~/2022-03-17~"),
    ],
)  # fmt: skip
def test_what_is_approximate_or_uncertain_is_kept_so(text: str, edtf: str):
    assert read_moment(text).edtf == edtf


def test_days_are_counted_from_today_when_it_is_given():
    today = date(2022, 3, 30)
    assert read_moment("yesterday", today=today) == MARCH_29
    assert read_moment("вчора", today=today) == MARCH_29
    assert read_moment("сегодня", today=today) == exactly(today)
    assert read_moment("before today", today=today) == Moment(None, date(2022, 3, 29))
    with pytest.raises(UserError, match="“Yesterday” depends on when it is read"):
        read_moment("yesterday")


def test_a_date_without_its_year_takes_that_of_its_source():
    assert read_moment("29 March", year=2022) == MARCH_29
    assert read_moment("29.03", year=2022) == MARCH_29
    assert read_moment("mid-March", year=2022).edtf == "2022-03-11/2022-03-20"
    assert read_moment("between 14 and 17 March", year=2022).edtf == "2022-03-14/2022-03-17"
    assert read_moment("29 March 2021", year=2022) == exactly(date(2021, 3, 29))
    with pytest.raises(UserError, match="There is no 29 February 2022"):
        read_moment("29 February", year=2022)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("29 March", "Write the year too: “29 March” can be in any year."),
        ("29.03", "Write the year too: “29 March” can be in any year."),
        ("mid-March", "Write the year too: “mid-March” can be in any year."),
        ("before March", "Write the year too: “March” can be in any year."),
        ("14–17 March", "Write the year too: “14 March” can be in any year."),
        ("17", "Write the month and the year too, such as 14 March 2022."),
        ("between 14 and 17", "Write the month and the year too, such as 14 March 2022."),
        ("29 March 22", "Write the year with four figures, such as 29 March 2022."),
        ("29.03.22", "Write the year with four figures, such as 29.03.2022."),
        ("12/05/2022", "Write 12 May 2022 or 5 December 2022: the figures can mean either."),
        ("12-05-2022", "Write 12 May 2022 or 5 December 2022: the figures can mean either."),
        ("by March 2022", "Write before 1 March 2022, or by 31 March 2022: “by” can mean either."),
        ("until 6 April 2022", "Write before 6 April 2022, or by 6 April 2022, which takes that day in."),
        ("until March 2022", "Write before 1 March 2022, or by 31 March 2022, which takes that day in."),
        ("до 6 квітня 2022", "Write before 6 April 2022, or by 6 April 2022, which takes that day in."),
        ("early 2022", "“Early”, “mid” and “late” go with a month. Of a year, write the months: March to May 2022."),
        ("29 February 2023", "There is no 29 February 2023."),
        ("29.02.1900", "There is no 29 February 1900."),
        ("31 April 2022", "There is no 31 April 2022."),
        ("0 March 2022", "There is no 0 March 2022."),
        ("29.13.2022", "There is no month 13."),
        ("29 March 0000", "Years run from 0001 to 9999."),
        ("29 March 0000 – 3 April 2022", "Years run from 0001 to 9999."),
        ("17–14 March 2022", "The dates run backwards, from 17 March 2022 to 14 March 2022."),
        ("28 December – 3 January 2022", "The dates run backwards, from 28 December 2022 to 3 January 2022."),
        ("14 or 17 March 2022",
         "There are days between the two. Write between … and … if it can have been any of them."),
        ("before 1 January 0001", "No day is before 1 January 0001."),
        ("after 9999", "No day is after 31 December 9999."),
        ("mid-March 2022 (11–21 March)", "The brackets do not fit: without them it is mid-March 2022 (11–20 March)."),
    ],
)  # fmt: skip
def test_what_is_wrong_or_can_be_read_in_two_ways_is_refused_with_what_to_write(text: str, sentence: str):
    with pytest.raises(UserError) as refused:
        read_moment(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "in", "before", "between", "before about", "soon", "29", "29 Mаrch 2022", "29 März 2022", "20220329",
        "2022-03-29T10:00", "spring 2022", "Q2 2022", "before the end of March 2022",
        "after the beginning of March 2022", "after 14 or 15 March 2022",
        "March 14 – 2022", "1 2 3", "29 March 2022 x", "29 March 2022 and 30", "10000", "2022-03-30/", "–",
        "- - -", "((", "Istanbul – 3 April 2022",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_examples(text: str):
    with pytest.raises(UserError, match="such as"):
        read_moment(text)


@pytest.mark.parametrize("text", ["29 February 2024", "29.02.2000", "2024-02-29"])
def test_leap_days_are_read(text: str):
    assert read_moment(text).is_exact


def test_the_calendar_runs_from_year_1_to_9999():
    assert read_moment("1 January 0001") == exactly(date.min)
    assert read_moment("31 December 9999") == exactly(date.max)
    assert read_moment("December 9999").last == date.max
    assert read_moment("by 31 December 9999") == Moment(None, date.max)
    assert read_moment("from 1 January 0001") == Moment(date.min, None)


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x00", "\x1b", "\u200b"])
def test_marks_that_cannot_be_seen_are_refused_by_their_number(mark: str):
    with pytest.raises(UserError, match=f"cannot be seen .U.{ord(mark):04X}"):
        read_moment(f"29 March{mark} 2022")


@pytest.mark.parametrize("text", ["٢٩ March 2022", "29 March ２０２２", "۲۰۲۲", "²9 March 2022", "Ⅳ 2022", "202𝟐"])
def test_figures_of_other_scripts_are_refused(text: str):
    with pytest.raises(UserError, match="figures of a date as 0 to 9"):
        read_moment(text)


@pytest.mark.parametrize("text", ["2022" * 100, "before " * 1000, "1 – " * 100_000, "(" * 500, "1" * 201])
def test_far_too_long_texts_are_refused_at_once(text: str):
    with pytest.raises(UserError, match="too long for a date"):
        read_moment(text)


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_refused_with_a_sentence(text: str):
    with suppress(UserError):
        read_moment(text, rounds=ROUNDS)


SIGNS = "– - / . , ( ) ~ ? .. 7 14 17 2022 2023 29.03.2022 2022-03 March April марта березня Istanbul Pushcha yesterday"
LINKS = "before after by from between and to or до in on about perhaps mid early late the end of round rounds"
WORDS = st.sampled_from([*SIGNS.split(), *LINKS.split()])


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_any_words_of_dates_are_a_moment_or_refused_with_a_sentence(text: str):
    with suppress(UserError):
        found = read_moment(text, rounds=ROUNDS, today=date(2022, 5, 1), year=2022)
        assert read_moment(words(found)) == found


@given(DAYS)
def test_every_day_is_read_in_every_order(day: date):
    name = MONTH_NAMES[day.month - 1]
    for text in (
        day.isoformat(), day_words(day), f"{day.day}.{day.month:02}.{day.year:04}", f"{name} {day.day}, {day.year:04}"
    ):  # fmt: skip
        assert read_moment(text) == exactly(day)


@given(DAYS, DAYS)
def test_days_between_two_are_read_unless_they_run_backwards(one: date, other: date):
    first, last = sorted((one, other))
    for text in (f"{day_words(first)} – {day_words(last)}", f"between {day_words(first)} and {day_words(last)}"):
        assert read_moment(text) == Moment(first, last)
    if first != last:
        with pytest.raises(UserError, match="run backwards"):
            read_moment(f"{day_words(last)} – {day_words(first)}")
