from dataclasses import replace
from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.movement import ChangeKind
from models.analysis.reading import ON_RECORD
from models.briefing.figures import Day
from models.briefing.sentences import Change, brief_change, change_sentence, direction, gap_sentence
from models.briefing.wording.language import Language
from models.briefing.wording.readings import named
from models.briefing.wording.words import Words, closed, words_in
from models.facts import Round
from models.snapshot import to_day
from models.telling.readings import rules_in_short
from models.words import Conditionals, Review

ENGLISH = words_in(Language.ENGLISH)
UKRAINIAN = words_in(Language.UKRAINIAN)
RUSSIAN = words_in(Language.RUSSIAN)


def spaced(text: str) -> str:
    """With the spaces that hold a line together as any others."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def day(text: str) -> int:
    return to_day(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-03-29", "2022-03-29", "29 March 2022"),
        ("2022-03-14", "2022-03-17", "14–17 March 2022"),
        ("2022-02-28", "2022-03-03", "28 February – 3 March 2022"),
        ("2021-12-31", "2022-01-01", "31 December 2021 – 1 January 2022"),
    ],
)
def test_days_do_not_repeat_what_they_share(first: str, last: str, words: str):
    assert ENGLISH.days(day(first), day(last)) == words


def test_a_round_does_not_say_its_day_twice():
    sitting = Round("id", 6, "Video, 21 March", day("2022-03-21"), day("2022-03-21"), "", "")
    assert ENGLISH.round(sitting) == "round 6 (Video, 21 March 2022)"


def test_numbers_have_a_proper_minus_and_at_most_one_decimal():
    assert ENGLISH.number(-2.5) == "−2.5"
    assert ENGLISH.number(14.0) == "14"
    assert ENGLISH.number(-0.01) == "0"
    assert ENGLISH.span((35, 45)) == "35–45"
    assert ENGLISH.span((100, 100)) == "100"


@given(st.floats(-100, 100))
def test_numbers_read_back_as_what_they_were(value: float):
    assert abs(float(ENGLISH.number(value).replace("−", "-")) - value) <= 0.0501


def test_counts_are_english():
    assert ENGLISH.count("front.issues", 1) == "one issue"
    assert ENGLISH.count("front.issues", 13) == "13 issues"
    assert ENGLISH.count("front.issues", 0) == "no issues"


def test_sentences_end_once():
    assert closed("It ended") == "It ended."
    assert closed("He said “no.”") == "He said “no.”"
    assert closed("He said “no”") == "He said “no”."
    assert closed("  ") == ""


def test_days_are_written_as_each_language_does():
    first, last = day("2022-03-29"), day("2022-04-15")
    assert UKRAINIAN.day(first) == "29\u00a0березня 2022\u00a0р."
    assert RUSSIAN.day(first) == "29\u00a0марта 2022\u00a0г."
    assert spaced(UKRAINIAN.days(first, last)) == "29 березня – 15 квітня 2022 р."
    assert spaced(RUSSIAN.days(day("2021-12-31"), first)) == "31 декабря 2021 г. – 29 марта 2022 г."
    assert spaced(UKRAINIAN.dated(Day(first, is_exact=False))) == "не пізніше 29 березня 2022 р."
    assert RUSSIAN.short_dated(Day(day("2022-04-07"))) == "07.04.2022"
    assert UKRAINIAN.tick(first, with_year=True) == "29 бер. 2022"


@pytest.mark.parametrize("language", Language)
def test_months_are_those_of_cldr(language: Language):
    months = Locale(language.value).months["format"]["wide"]
    assert words_in(language).listing("date.months") == tuple(months[number] for number in range(1, 13))


def test_a_sentence_that_ends_with_a_year_stops_once():
    told = RUSSIAN.say("change.since", day=RUSSIAN.day(day("2022-03-29")))
    assert spaced(told) == " (заявлено 29 марта 2022 г.)"
    caption = UKRAINIAN.say("issue.caption", title="Крим", days=UKRAINIAN.day(day("2022-03-29")))
    assert spaced(caption) == "Крим, 29 березня 2022 р."


def test_a_round_does_not_say_its_day_twice_in_any_language():
    sitting = Round("id", 6, "Відео, 21 березня", day("2022-03-21"), day("2022-03-21"), "", "")
    assert spaced(UKRAINIAN.round(sitting)) == "раунду 6 (Відео, 21 березня 2022 р.)"


def test_numbers_have_the_comma_and_the_spaces_of_the_language():
    assert UKRAINIAN.number(-2.5) == "−2,5"
    assert RUSSIAN.span((12.5, 40)) == "12,5–40"
    assert RUSSIAN.how_many(1300) == "1\u00a0300"


def test_quotation_marks_are_those_of_the_language():
    assert ENGLISH.quoted('a “b” "c"') == "“a ‘b’ ’c’”"
    assert UKRAINIAN.quoted('мова «про» "це" і “те”') == "«мова „про“ „це“ і „те“»"
    assert RUSSIAN.quoted("он сказал „да“") == "«он сказал „да“»"
    assert RUSSIAN.listed(["а", "б", "в"]) == "а, б и в"


def test_names_are_never_declined():
    change = Change("Росія", ChangeKind.REAFFIRMED, (40, 55), (40, 55), 0.0, definite=False, nearer={})
    assert spaced(change_sentence(UKRAINIAN, change)).startswith("Росія: ")
    assert RUSSIAN.whose("Украина") == "Украина"
    assert ENGLISH.whose("Russia") == "Russia’s"


def test_a_direction_in_ukrainian_says_from_and_to_which_side_and_how_many_there_are():
    assert direction(UKRAINIAN, 14, {"Росія": 14}) == "зближення зі стороною Росія"
    assert direction(UKRAINIAN, -14, {"Росія": -14}) == "віддалення від сторони Росія"
    assert direction(UKRAINIAN, -14, {"Росія": -14, "Китай": -14}) == "віддалення від сторін Росія і Китай"


def test_a_direction_in_russian_says_whose_position_it_is_nearer_to_and_by_how_much():
    assert direction(RUSSIAN, 14, {"Россия": 14}) == "ближе к позиции стороны Россия"
    assert direction(RUSSIAN, -14, {"Россия": -14}) == "дальше от позиции стороны Россия"
    assert direction(RUSSIAN, 14, {"Россия": 14, "Китай": 14}) == "ближе к позициям сторон Россия и Китай"
    moved = Change("Украина", ChangeKind.MOVED_UP, (0, 20), (20, 30), 15.0, definite=False, nearer={"RU": 15.0})
    assert spaced(brief_change(RUSSIAN, moved)) == "на 15 ближе к RU"


def test_russian_ranges_that_still_meet_are_not_said_to_meet_where_they_met_before():
    told = spaced(gap_sentence(RUSSIAN, ("Украина", "Россия"), 0, 0, (55, 58)))
    assert told == "Украина и Россия: диапазоны пересекаются на участке шкалы 55–58; они пересекались и прежде."


def test_one_issue_is_not_told_of_as_several_and_many_are_counted():
    assert UKRAINIAN.on_issues([UKRAINIAN.titled("Крим")], 2) == "щодо питання «Крим»"
    assert UKRAINIAN.on_issues(["Крим", "Мова"], 2) == "щодо таких питань: Крим і Мова"
    assert UKRAINIAN.on_issues(["Крим", "Мова", "Санкції", "ЄС"], 2) == "щодо таких питань: Крим, Мова і ще\u00a02"
    assert words_in(Language.ENGLISH).on_issues(["Crimea", "Language"], 2) == "on Crimea and Language"


def test_what_is_not_known_exactly_and_markup_stay_as_they_are():
    assert UKRAINIAN.say("place.takes_in", whose="{party} %s", points="{0}") == "{party} %s: діапазон охоплює {0}."


@pytest.mark.parametrize("conditionals", Conditionals)
def test_rules_are_told_in_english_as_everywhere_else(conditionals: Conditionals):
    own = replace(ON_RECORD, name="Ours", conditionals=conditionals, restatements=True, review=Review.REVIEWED)
    assert named(ENGLISH, own) == f"Reading: Ours ({rules_in_short(own)})"


def test_a_list_keeps_apart_what_has_an_and_of_its_own():
    english = words_in(Language.ENGLISH)
    assert english.listed(["Cease-fire and withdrawal", "Crimea"]) == "Cease-fire and withdrawal, and Crimea"
    assert english.listed(["Donbas", "Crimea"]) == "Donbas and Crimea"
    assert english.listed(["“a and b”", "“c”"]) == "“a and b” and “c”"


def test_a_shortened_list_never_hides_one_alone():
    english = words_in(Language.ENGLISH)
    assert english.shortened_list(["a", "b", "c"], 2) == "a, b and c"
    assert english.shortened_list(["a", "b", "c", "d"], 2) == "a, b and two more"


def test_the_title_of_an_issue_is_quoted_where_a_sentence_would_ask_for_a_case_of_it():
    two = ["Припинення вогню і виведення військ", '"Денацифікація" та уряд']
    assert UKRAINIAN.on_issues([UKRAINIAN.titled(one) for one in two], 2) == (
        "щодо таких питань: «Припинення вогню і виведення військ» і «„Денацифікація“ та уряд»"
    )
    assert RUSSIAN.on_issues([RUSSIAN.titled("Крым")], 2) == "по вопросу «Крым»"
    assert ENGLISH.titled("Crimea") == "Crimea"


def test_a_change_too_small_for_the_figures_is_not_said_to_be_seen_in_them():
    hardly = Change("Україна", ChangeKind.MOVED_UP, (40, 55), (40.01, 55.01), 0.01, definite=False, nearer={})
    told = spaced(change_sentence(UKRAINIAN, hardly))
    assert told == "Україна: позиція змінилася надто мало, щоб це було видно з наведених тут чисел; позиція — 40–55."
    told = spaced(change_sentence(RUSSIAN, replace(hardly, party="Украина")))
    assert (
        told
        == "Украина: позиция изменилась слишком мало, чтобы это было видно из приведённых здесь чисел; позиция — 40–55."
    )


@pytest.mark.parametrize(("words", "again"), [(UKRAINIAN, "знову"), (RUSSIAN, "вновь")])
def test_a_range_that_is_stated_once_more_is_said_to_be(words: Words, again: str):
    assert again in words.say("issue.later_same", day=words.day(day("2022-04-12")))


@pytest.mark.parametrize("words", [UKRAINIAN, RUSSIAN])
def test_an_unknown_zone_of_agreement_is_told_of_as_unknown(words: Words):
    told = spaced(words.say("limits.possible", zone="0–40", missing="…"))
    assert told.endswith((" 0–40), невідомо: ….", " 0–40), неизвестно: …."))


def test_a_list_whose_items_have_an_and_of_their_own_ends_with_another_word():
    assert (
        UKRAINIAN.listed(["Припинення вогню і виведення військ", "Крим"])
        == "Припинення вогню і виведення військ та Крим"
    )
    assert RUSSIAN.listed(["Прекращение огня и вывод войск", "Крым"]) == "Прекращение огня и вывод войск, а также Крым"
    assert UKRAINIAN.listed(["Донбас", "Крим"]) == "Донбас і Крим"


def test_an_earlier_scale_is_told_of_in_russian_without_the_same_word_twice():
    broken = (True, False)
    change = Change(
        "Россия", ChangeKind.NOT_COMPARABLE, None, (90, 100), None, definite=False, nearer={}, broken=broken
    )
    told = [change_sentence(RUSSIAN, change), gap_sentence(RUSSIAN, ("Украина", "Россия"), None, 10, None, broken)]
    assert all("ранее позиция" in one and "прежде" not in one for one in told)
