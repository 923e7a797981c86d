"""The days of a round of talks, found by its number or its name."""

import re
from collections.abc import Sequence

from models.dates.spans import THIRDS, Span
from models.dates.vocabulary import MONTHS
from models.dates.words import from_to_words
from models.errors import UserError
from models.facts import Round
from models.folding import folded
from models.snapshot import to_date

_NUMBERED = re.compile(r"(?:round|раунд\w{0,3})(?: ?(?:no\.?|#))? ?([0-9]{1,9})|([0-9]{1,9}) (?:round|раунд\w{0,3})")
_MOST_NAMED = 4


def round_days(text: str, rounds: Sequence[Round]) -> Span | None:
    """The days of the round that a cleaned text names; None where it names none, refused where it names several.

    A name is the whole label, or else whole words of a label, or else of a place. Words of dates alone are no part of
    one, so that “mid-March” never finds “Video, mid-March”.
    """
    if numbered := _NUMBERED.fullmatch(text.removeprefix("the ")):
        number = int(numbered[1] or numbered[2])
        found = [sitting for sitting in rounds if sitting.number == number]
        if not found:
            raise UserError(f"There is no round {number} in this dossier.")
        return _only(found)
    return _only(_named(text, rounds))


def is_a_name(text: str, rounds: Sequence[Round]) -> bool:
    """Whether a round is called exactly so."""
    wanted = _name(text)
    return any(_name(sitting.label) == wanted for sitting in rounds)


def _named(text: str, rounds: Sequence[Round]) -> list[Round]:
    wanted = _name(text)
    whole = [sitting for sitting in rounds if wanted and _name(sitting.label) == wanted]
    if whole or all(word in MONTHS or word in THIRDS or word.isdecimal() for word in wanted.split()):
        return whole
    return [sitting for sitting in rounds if f" {wanted} " in f" {_name(sitting.label)} "] or [
        sitting for sitting in rounds if f" {wanted} " in f" {_name(sitting.place)} "
    ]


def _name(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded(text))).removeprefix("the ")


def _only(found: Sequence[Round]) -> Span | None:
    if len(found) < 2:
        return _span(found[0]) if found else None
    spans = [_span(sitting) for sitting in found]
    named = [
        f"round {sitting.number} ({sitting.label}, {from_to_words(span.first, span.last)})"
        for sitting, span in zip(found[:_MOST_NAMED], spans, strict=False)
    ]
    more = f" or one of {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    raise UserError(f"That can be {' or '.join(named)}{more}. Write the number of the round, or the days.")


def _span(sitting: Round) -> Span:
    return Span(to_date(sitting.start), to_date(sitting.end))
