import gc
import weakref

from models.kept import KeptWith
from models.snapshot import Snapshot
from tests.snapshots import snapshot


class Made:
    pass


@KeptWith
def made(_: Snapshot) -> Made:
    return Made()


def test_what_follows_from_a_snapshot_is_made_once_for_each() -> None:
    one, other = snapshot(), snapshot()
    assert made(one) is made(one)
    assert made(one) is not made(other)


def test_it_is_let_go_of_together_with_the_snapshot() -> None:
    talks = snapshot()
    kept = weakref.ref(made(talks))
    del talks
    gc.collect()
    assert kept() is None
