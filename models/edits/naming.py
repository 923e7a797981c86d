"""Names and codes: what every record needs to be told apart by, and the codes that are proposed for new ones."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import count
from typing import TYPE_CHECKING

from models.errors import UserError

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Row

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "et"})


def needed(text: str, why_not: str) -> str:
    """A text without blanks around it; refused for this reason when nothing is left."""
    if not text.strip():
        raise UserError(f"{why_not}.")
    return text.strip()


def free_code(writing: "Writing", table: "type[Row]", code: str, but: str = "") -> str:
    """A code that no other row of the table has, whatever its capitals; `but` is the row that may have it."""
    wanted = needed(code, f"A {table.__tablename__} needs a code that nothing else has")
    if _CONTROL.search(wanted):
        raise UserError("A code is one line without control characters.")
    for row in writing.rows(table):
        taken = str(getattr(row, "code"))  # noqa: B009 - not every table has one
        if row.id != but and taken.casefold() == wanted.casefold():
            known_as = next(filter(None, (getattr(row, name, "") for name in ("name", "title", "topic"))), "")
            raise UserError(f"{taken} is the code of {known_as or f'another {table.__tablename__}'}. Choose another.")
    return wanted


def taken_codes(writing: "Writing", table: "type[Row]") -> list[str]:
    """The codes of all rows of a table."""
    from sqlalchemy import select

    from models.record.shape import columns

    return list(writing.connection.execute(select(columns(table)["code"])).scalars())


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
