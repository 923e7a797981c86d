"""What commands print. Text of a dossier comes from anywhere, so nothing in it may steer the terminal that shows it."""

import re
import sys

_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, escape sequences begin with one of them, and what turns the direction of all that follows.

Halves of letters stand in names of files for bytes that are no letters; no terminal takes them.
"""

_STEERS_BUT_LINES = re.compile(_STEERS.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))


def say(line: str) -> None:
    """Answer with one line; what would steer the terminal or break the line is escaped."""
    print(steady(line))  # noqa: T201 - the command's answer


def steady(words: str) -> str:
    """Words in one line, with what would steer the terminal escaped."""
    return _escaped(_STEERS, words)


def give(data: str) -> None:
    """Answer with data for other programs, which get it as it stands; a terminal gets it escaped."""
    sys.stdout.write(_escaped(_STEERS_BUT_LINES, data) if sys.stdout.isatty() else data)


def complain(words: str) -> None:
    """Say what is not the answer: a refusal, or what stays out."""
    print(_escaped(_STEERS_BUT_LINES, words), file=sys.stderr)  # noqa: T201 - the command's complaint


def agreed(question: str) -> bool:
    """Whether who sits at the terminal says yes. In a script nobody does: nobody is asked, and it counts as yes."""
    if not sys.stdin.isatty():
        return True
    complain(question)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _escaped(what: re.Pattern[str], text: str) -> str:
    return what.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
