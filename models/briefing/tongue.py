"""Which language a quotation is in, where that is another one than the page's: so that it is read aloud as it is."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

from models.briefing.wording.language import Language
from models.gathering.language import language_code, language_of

_LOOKED_AT = 400
"""Letters that are enough to tell a script by."""

_OWN: Mapping[str, frozenset[str]] = {
    "CYRILLIC": frozenset({"uk", "ru", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "ba", "tt", "os", "ce"}),
    "ARABIC": frozenset({"ar", "fa", "ur", "ps", "ku", "sd", "ug"}),
    "HEBREW": frozenset({"he", "yi"}),
    "GREEK": frozenset({"el"}),
    "GEORGIAN": frozenset({"ka"}),
    "ARMENIAN": frozenset({"hy"}),
}
"""Languages that are written in a script; all others are taken to be written in Latin letters."""

_USUAL: Mapping[str, str] = {"ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy"}
"""The language of a script where nothing else is known of it."""

_TELLING: Mapping[str, str] = {"uk": "іїєґ", "ru": "ыэъё"}
"""Letters that one of the two languages has and the other has not."""


def tongue(text: str, of_source: str, page: Language) -> str:
    """The language of a text as ISO 639 code, "" where it is the page's or cannot be told.

    `of_source` is what its source is in, "" for not known. What is quoted from it may have been put into the
    analyst's own language, so that it counts only where the letters are its own.
    """
    script, of_source = _script(text), language_code(of_source)
    if not script:
        return ""
    found = _latin(text, of_source, page) if script == "LATIN" else _of_script(script, text, of_source)
    return "" if found == page.value else found


def _script(text: str) -> str:
    """The script of most of its letters, as Unicode begins their names."""
    names = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text[:_LOOKED_AT] if letter.isalpha())
    return names.most_common(1)[0][0] if names else ""


def _of_script(script: str, text: str, of_source: str) -> str:
    lowered = text.casefold()
    if script == "CYRILLIC" and of_source in ("", "uk", "ru"):
        telling = [code for code, letters in _TELLING.items() if any(letter in lowered for letter in letters)]
        if len(telling) == 1:
            return telling[0]
    if of_source in _OWN.get(script, ()):
        return of_source
    return _USUAL.get(script, "") or language_of(text)


def _latin(text: str, of_source: str, page: Language) -> str:
    foreign = any(of_source in codes for codes in _OWN.values())
    if of_source in ("", Language.ENGLISH) or foreign:
        return Language.ENGLISH.value
    found = language_of(text)
    return found if found in (of_source, Language.ENGLISH) else "" if page is Language.ENGLISH else of_source
