import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from models.briefing.wording.language import Language
from models.briefing.wording.plurals import form
from models.briefing.wording.words import words_in


@pytest.mark.parametrize("language", Language)
@given(number=st.one_of(st.integers(0, 2_000_000), st.integers(0, 20_000).map(lambda tenths: tenths / 10)))
def test_the_form_for_a_number_is_that_of_cldr(language: Language, number: float):
    exact = int(number) if number == int(number) else number
    assert form(language, number) == Locale(language.value).plural_form(exact)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ENGLISH, ["no statements", "one statement", "two statements", "five statements", "21 statements"]),
        (Language.UKRAINIAN, ["0 заяв", "1 заява", "2 заяви", "5 заяв", "21 заява"]),
        (Language.RUSSIAN, ["0 заявлений", "1 заявление", "2 заявления", "5 заявлений", "21 заявление"]),
    ],
)
def test_things_are_counted(language: Language, told: list[str]):
    words = words_in(language)
    counted = [words.count("front.statements", number) for number in (0, 1, 2, 5, 21)]
    assert [one.replace("\u00a0", " ") for one in counted] == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ENGLISH, ["1 point", "3 points", "11 points", "13.5 points"]),
        (Language.UKRAINIAN, ["1 пункт", "3 пункти", "11 пунктів", "13,5 пункту"]),
        (Language.RUSSIAN, ["1 пункт", "3 пункта", "11 пунктов", "13,5 пункта"]),
    ],
)
def test_distances_are_told_with_the_comma_and_the_case_of_the_language(language: Language, told: list[str]):
    measured = [words_in(language).points(value) for value in (1, -3, 11, 13.5)]
    assert [one.replace("\u00a0", " ") for one in measured] == told
