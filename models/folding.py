"""Text as it is compared: without case and accents, in any script."""

import unicodedata

_STROKES = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "\N{ARABIC TATWEEL}": ""}
)
"""Letters that Unicode does not take apart, though people who lack the key type the plain one."""


def folded(text: str) -> str:
    """Text as it is compared: without case and without accents, in any script."""
    if text.isascii():
        return text.casefold()
    # Taking letters apart may bring forth capitals, and small letters may still be taken apart.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_STROKES)
    return "".join(mark for mark in plain if not unicodedata.combining(mark))
