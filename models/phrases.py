"""The small turns of English that sentences are made of: counts and lists."""

from collections.abc import Iterable


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun, or with `nouns` where an s does not make several of them: “1 file”, “3 files”."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def times(number: int) -> str:
    """How often: “never”, “once”, “twice”, “3 times”."""
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number:,} times")


def possessive(name: str) -> str:
    """Whose: “Ukraine’s”, “United States’”."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listed(words: Iterable[str]) -> str:
    """An English list: “a”, “a and b”, “a, b and c”."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
