"""Which language a text is in."""

import re
from functools import cache
from typing import Any

_CODE = re.compile("[a-z]{2,3}")
_FEWEST_LETTERS = 40
_SAMPLE = 4000
_SURE = 0.8
_OTHER_NAMES = {"ua": "uk", "iw": "he", "in": "id", "ji": "yi"}
"""Codes that pages use although the standard has another: the country for the language, or the standard's old ones."""


def language_code(tag: str) -> str:
    """The language of a tag such as “uk-UA” or “en_GB” as ISO 639 code; "" for what is none."""
    code = re.split("[-_]", tag.strip().lower())[0]
    return _OTHER_NAMES.get(code, code) if _CODE.fullmatch(code) and code not in {"und", "zxx", "mul"} else ""


def language_of(text: str) -> str:
    """The language of a text as ISO 639-1 code; "" when there is too little of it to be sure."""
    sample = text[:_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < _FEWEST_LETTERS:
        return ""
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _SURE else ""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only languages with a short code: among their dialects and ancestors, sure answers would become doubtful.
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
