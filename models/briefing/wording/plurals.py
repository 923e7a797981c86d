"""Which form of a noun goes with a number, by the rules of CLDR."""

from models.briefing.wording.language import Language

FORMS = {
    Language.ENGLISH: frozenset({"one", "other"}),
    Language.UKRAINIAN: frozenset({"one", "few", "many", "other"}),
    Language.RUSSIAN: frozenset({"one", "few", "many", "other"}),
}
"""The forms that each language tells apart; "other" is that of fractions in Ukrainian and Russian."""


def form(language: Language, number: float) -> str:
    """The name of the form for a number that is no less than 0."""
    if language is Language.ENGLISH:
        return "one" if number == 1 else "other"
    if number != int(number):
        return "other"
    tens, ones = int(number) % 100, int(number) % 10
    if ones == 1 and tens != 11:
        return "one"
    return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "many"
