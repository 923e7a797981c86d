"""Snapshots with what the analyses of agreement rest on beside statements: saliences, packages, conditions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.facts import NONE, Assessment, Link, Package
from models.snapshot import Snapshot, ints
from models.words import Judgement, LinkKind, Standing

Saliences = Mapping[tuple[str, str], float]
"""How much an issue matters to a party, by their codes."""


def weighed(talks: Snapshot, saliences: Saliences, day: int = 0) -> Snapshot:
    """The same talks, with how much issues matter to parties; all assessed on one day, in this order."""
    issues, parties = [one.code for one in talks.issues], [one.code for one in talks.parties]
    made = [
        salience_of(issues.index(issue), parties.index(party), value, day)
        for (issue, party), value in saliences.items()
    ]
    return replace(talks, assessments=(*talks.assessments, *made))


def salience_of(issue: int, party: int, value: float, day: int = 0) -> Assessment:
    """What somebody thought on a day of how much an issue matters to a party."""
    key = f"AS-{issue}-{party}"
    kind = Judgement.SALIENCE
    return Assessment(key, key, day, "us", party, "", None, None, "", NONE, kind, issue, value, value)


def packed(talks: Snapshot, *packages: Sequence[str]) -> Snapshot:
    """The same talks, with packages of statements by their codes."""
    column = [NONE] * len(talks.statements)
    for place, codes in enumerate(packages):
        for code in codes:
            column[talks.statements.codes.index(code)] = place
    made = tuple(Package(f"package-{place}", f"Package {place}", "") for place in range(len(packages)))
    return replace(talks, packages=made, statements=replace(talks.statements, package=ints(column)))


def waiting(talks: Snapshot, on: Mapping[str, str], links: Sequence[Link] = ()) -> Snapshot:
    """The same talks, in which statements by their codes depend on issues by theirs."""
    issues = [one.code for one in talks.issues]
    column = [issues.index(on[code]) if code in on else NONE for code in talks.statements.codes]
    return replace(talks, links=tuple(links), statements=replace(talks.statements, depends_on=ints(column)))


def condition(statement: int, other: int = NONE, state: Standing | None = None, since: int | None = None) -> Link:
    """A link by which a statement is made on a condition, with what became of it."""
    return Link(f"link-{statement}-{other}", statement, LinkKind.CONDITIONAL_ON, other, state, since, "")
