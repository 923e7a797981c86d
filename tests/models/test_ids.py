import threading
import time
from uuid import UUID

from models.ids import IdMaker, new_id


def test_an_id_is_a_uuid_of_version_7_in_its_canonical_form():
    made = new_id()
    assert str(UUID(made)) == made
    assert UUID(made).version == 7
    assert UUID(made).variant == "specified in RFC 4122"


def test_an_id_starts_with_its_time():
    before = time.time_ns() // 1_000_000
    made = UUID(IdMaker()()).int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_ids_sort_as_they_were_made():
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_ids_made_in_many_threads_are_unique_and_sorted_in_each():
    found: list[list[str]] = [[] for _ in range(8)]
    threads = [threading.Thread(target=lambda mine=mine: mine.extend(new_id() for _ in range(1000))) for mine in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(mine == sorted(mine) for mine in found)
    assert len({one for mine in found for one in mine}) == 8000
