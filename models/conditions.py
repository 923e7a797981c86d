"""What became of the conditions of statements, as their links say."""

from collections.abc import Iterable

from models.facts import EVER, NONE, Link
from models.words import LinkKind, Standing


def met_since(links: Iterable[Link]) -> dict[int, int | None]:
    """By the positions of statements with conditions the day from which all of these are met.

    `EVER` where no day is given; None where it is not said of each that it is met. A link tells of one standing only:
    of a condition that has lapsed, or is unmet from some day on, nobody says that it was met before.
    """
    found: dict[int, int | None] = {}
    for link in links:
        if link.kind == LinkKind.CONDITIONAL_ON and link.statement != NONE:
            before, since = found.get(link.statement, EVER), _met_since(link)
            found[link.statement] = None if before is None or since is None else max(before, since)
    return found


def _met_since(link: Link) -> int | None:
    if link.state != Standing.MET:
        return None
    return EVER if link.since is None else link.since
