"""Double codings for tests of what is computed from them."""

from models.agreement.codings import Coded, DoubleCoding
from models.words import Act
from tests.snapshots import Revised, said, snapshot

TALKS = snapshot(
    [said("2022-03-21"), said("2022-03-22"), said("2022-03-23"), said("2022-03-24", issue="crimea")],
    issues=("neutrality", "crimea"),
)
"""Three statements on neutrality and one on Crimea."""

REVISED = snapshot([said("2022-03-21")], revised={"neutrality": [Revised(1, ((0, 0), (100, 50)))]})
"""One statement, on an issue whose scale has been revised: the old one is the lower half of the new one."""

BROKEN = snapshot([said("2022-03-21")], revised={"neutrality": [Revised(1, None)]})
"""The same with a new scale that the old one cannot be compared with."""

OFFER = Coded(Act.OFFER, 40, 50, None, 2, 1)


def coding(number: int, first: Coded, second: Coded, *, settled: bool = False) -> DoubleCoding:
    """A coding of the statement of a number, counted from 1, as it was and still is."""
    return DoubleCoding(f"coding-{number}", f"statement-ST{number:03}", "", settled, first, second, first, second)
