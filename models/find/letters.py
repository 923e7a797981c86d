"""The words of a text, as they are indexed and looked for."""

import unicodedata

from models.folding import folded

_APOSTROPHES = "ʹʻʼʽˈ"
"""Letters to Unicode, and to those who type them the apostrophe of others: зв’язок, звʼязок."""

_WITHOUT_BLANKS = (
    "BALINESE", "BOPOMOFO", "CJK", "HIRAGANA", "IDEOGRAPHIC", "JAVANESE", "KATAKANA", "KHMER", "LAO", "MYANMAR",
    "NEW TAI", "TAI ", "THAI", "TIBETAN", "YI ",
)  # fmt: skip
"""How Unicode's names of characters begin in scripts that put no blanks between words."""


class Letters(dict[int, str]):
    """What each character is to a search, learnt when it is first met; for `str.translate`.

    Letters, figures and vowel signs are folded, characters of scripts without blanks stand apart so that any run of
    them can be looked for, all else is a blank.
    """

    def __missing__(self, code: int) -> str:
        """Learn a character."""
        self[code] = made = "".join(map(_part, folded(chr(code))))
        return made

    def words(self, text: str) -> str:
        """The words of a text, one blank before each and one after the last, "" when there is none."""
        found = text.translate(self).split()
        return f" {' '.join(found)} " if found else ""


def _part(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cf":
        # Joiners, soft hyphens and marks of direction stand inside words.
        return ""
    if kind[0] not in "LMN" or char in _APOSTROPHES:
        return " "
    return f" {char} " if unicodedata.name(char, "").startswith(_WITHOUT_BLANKS) else char
