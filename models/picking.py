"""Which of several named things a few typed letters mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import UserError
from models.folding import folded
from models.snapshot import Snapshot

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be picked: its id, the name that is shown, and further names that mean it too."""

    id: str
    name: str
    others: tuple[str, ...] = ()


def pick(choices: Sequence[Choice], text: str, noun: str) -> Choice | None:
    """The one choice that a text means, None for no text; raises `UserError` when there is none, or several.

    A whole name means its choice; else the beginning of a name; else the beginning of any of its words. Case and
    accents do not matter.
    """
    wanted = folded(text.strip())
    if not wanted:
        return None
    found = matching(choices, text)
    best = [one for one in found if _rank(one, wanted) == _rank(found[0], wanted)]
    if not best:
        raise UserError(f"There is no {noun} that begins with “{text.strip()}”.")
    if len(best) > 1:
        names = ", ".join(one.name for one in best[:_SHOWN]) + (" …" if len(best) > _SHOWN else "")
        raise UserError(f"This can mean {names}. Type more of the {noun}.")
    return best[0]


def matching(choices: Sequence[Choice], text: str) -> list[Choice]:
    """All choices that a text can mean, the likeliest first; all of them for no text."""
    wanted = folded(text.strip())
    ranked = [(rank, at, one) for at, one in enumerate(choices) if (rank := _rank(one, wanted)) < _NO_MATCH]
    return [one for _, _, one in sorted(ranked, key=lambda entry: entry[:2])]


_NO_MATCH = 3


def _rank(choice: Choice, wanted: str) -> int:
    names = [folded(name) for name in (choice.name, *choice.others)]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(word.startswith(wanted) for name in names for word in name.split()) else _NO_MATCH


def statement_meant(snapshot: Snapshot, text: str) -> int | None:
    """The position of the statement of a code, None for no text; its number alone will do where only one ends so."""
    wanted = folded(text.strip())
    if not wanted:
        return None
    codes = [folded(code) for code in snapshot.statements.codes]
    found = [at for at, code in enumerate(codes) if code == wanted]
    if not found and wanted.isdecimal():
        ends = (at for at, code in enumerate(codes) if code.endswith(wanted))
        found = [at for at in ends if re.fullmatch(rf"\D*0*{wanted}", codes[at])]
    if not found:
        raise UserError(f"There is no statement {text.strip()}. Type its code, such as ST106.")
    if len(found) > 1:
        raise UserError(f"More than one statement is called {text.strip()}. Type the whole code.")
    return found[0]
