"""The codes by which records are told apart: read strictly, and proposed for new records from their names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from models.entry import needed
from models.errors import UserError

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "et"})


def read_code(text: str, noun: str, taken: Iterable[tuple[str, str]]) -> str:
    """A code that nothing else has, whatever its capitals; `taken` are the others’ codes with what these are called."""
    wanted = needed(text, f"Give the {noun} a code that nothing else has")
    if _CONTROL.search(wanted):
        raise UserError("A code is one line without control characters.")
    for code, known_as in taken:
        if code.casefold() == wanted.casefold():
            raise UserError(f"{code} is the code of {known_as or f'another {noun}'}. Choose another.")
    return wanted


def party_code(name: str, taken: Collection[str]) -> str:
    """A free code for a party: the initials of its name, or the beginning of a single word."""
    words = [word for word in _words(name) if word.casefold() not in _SMALL_WORDS]
    if not words:
        return numbered_code("P", taken)
    begun = "".join(word[0] for word in words) if len(words) > 1 else words[0][:3]
    return _first_free([begun, *_longer(words[0] if len(words) == 1 else begun, 4)], begun, taken)


def speaker_code(name: str, taken: Collection[str]) -> str:
    """A free code for a speaker: the beginning of the last word of the name."""
    words = _words(name)
    if not words:
        return numbered_code("S", taken)
    return _first_free(_longer(words[-1], 3), words[-1][:3], taken)


def issue_code(title: str, taken: Collection[str]) -> str:
    """A free code for an issue: the first word of its title that says something, in small letters."""
    words = [word.lower() for word in _words(title)]
    said = [word for word in words if word not in _SMALL_WORDS] or words
    return _first_free(said, said[0], taken) if said else numbered_code("issue", taken)


def numbered_code(prefix: str, taken: Collection[str]) -> str:
    """The code after the highest that begins so, with as many digits as those have: EV031 after EV030."""
    digits = [match[1] for code in taken if (match := re.fullmatch(rf"{re.escape(prefix)}(\d{{1,9}})", code))]
    following = max(map(int, digits), default=0) + 1
    return f"{prefix}{following:0{max(map(len, digits), default=3)}d}"


def statement_code(taken: Collection[str]) -> str:
    """A free code for a statement, going on as most of the others are numbered; ST001 for the first one."""
    prefixes = Counter(match[1] for code in taken if (match := re.fullmatch(r"(.*?)\d{1,9}", code)))
    return numbered_code(prefixes.most_common(1)[0][0] if prefixes else "ST", taken)


def _words(name: str) -> list[str]:
    """The words of a name in capitals, without accents and signs; letters of any script are kept."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return re.findall(r"[^\W_]+", plain.upper())


def _longer(word: str, least: int) -> list[str]:
    return [word[:length] for length in range(least, len(word) + 1)] or [word]


def _first_free(wanted: list[str], base: str, taken: Collection[str]) -> str:
    used = {code.casefold() for code in taken}
    candidates: Iterator[str] = (f"{base}{number}" for number in count(2))
    return next((code for code in wanted if code.casefold() not in used), None) or next(
        code for code in candidates if code.casefold() not in used
    )
