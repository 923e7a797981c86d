from hypothesis import given
from hypothesis import strategies as st

from models.analysis.packages import Item, items
from models.analysis.reading import ON_RECORD
from models.snapshot import Snapshot
from models.words import Act
from tests.models.analysis.judged import packed
from tests.snapshots import Said, said, snapshot

ISSUES = ("neutrality", "crimea", "eu", "forces")


def talks(*more: Said) -> Snapshot:
    offered = [said(1, issue=issue, at=50, code=issue[0].upper()) for issue in ISSUES]
    return snapshot([*offered, said(1, "RU", "forces", at=90, code="R"), *more], issues=ISSUES)


def found(dossier: Snapshot, day: int = 5, parties: tuple[int, ...] = (0, 1)) -> list[tuple[int, ...]]:
    return [one.issues for one in items(dossier, ON_RECORD, day, parties)]


def test_issues_offered_together_are_one_item() -> None:
    one, *others = items(packed(talks(), "NE"), ON_RECORD, 5, (0, 1))
    assert one == Item((0, 2), packages=(0,), statements=(0, 2))
    assert others == [Item((1,)), Item((3,))]


def test_packages_that_share_an_issue_bind_all_of_theirs() -> None:
    assert found(packed(talks(said(1, "RU", "eu", at=9, code="X")), "NE", "XR")) == [(0, 2, 3), (1,)]


def test_a_package_of_which_one_statement_is_no_longer_held_binds_nothing() -> None:
    dossier = packed(talks(said(3, issue="eu", at=10)), "NE")
    assert found(dossier, day=2) == [(0, 2), (1,), (3,)]
    assert items(dossier, ON_RECORD, 3, (0, 1)) == tuple(Item((issue,)) for issue in range(4))


def test_what_a_third_party_offered_together_binds_not_these_two() -> None:
    assert found(packed(talks(), "NE"), parties=(1,)) == [(0,), (1,), (2,), (3,)]


def test_what_places_nobody_binds_nothing() -> None:
    threat = said(2, act=Act.THREAT, code="T")
    assert found(packed(talks(threat), "TC")) == [(0,), (1,), (2,), (3,)]


offers = st.lists(
    st.tuples(st.sampled_from(("UA", "RU", "TR")), st.sampled_from(ISSUES), st.integers(0, 2)), max_size=9
)


@given(offers)
def test_issues_are_one_item_where_a_way_of_packages_leads_from_one_to_the_other(
    made: list[tuple[str, str, int]],
) -> None:
    """Step by step over what the two parties hold; TR is another one."""
    rows = [said(1, party, issue, at=50, code=f"S{at}") for at, (party, issue, _) in enumerate(made)]
    codes = [[f"S{at}" for at, (*_, package) in enumerate(made) if package == number] for number in range(3)]
    dossier = packed(snapshot(rows, parties=("UA", "RU", "TR"), issues=ISSUES), *codes)
    held = {(party, issue): package for party, issue, package in made if party != "TR"}
    near = {
        (ISSUES.index(one), ISSUES.index(other))
        for (party, one), package in held.items()
        for (same, other), also in held.items()
        if party == same and package == also
    }
    for start in range(len(ISSUES)):
        reached = {start}
        for _ in ISSUES:
            reached |= {other for one, other in near if one in reached}
        assert tuple(sorted(reached)) in found(dossier)
