from models.edits import statements as edits
from models.history import log, log_of
from models.queries import last_change
from models.store import Store
from models.tables import Statement
from tests.talks import add_talks


def test_the_log_tells_who_did_what_newest_first(store: Store):
    talks = add_talks(store)
    edits.set_range(store, talks.first, (1, 2))
    store.undo()
    told = [(entry.analyst, entry.label, entry.kind, entry.rows) for entry in log(store)]
    assert told == [
        ("Olena Koval", "Set range", "undo", 1),
        ("Olena Koval", "Set range", "edit", 1),
        ("Olena Koval", "Begin talks", "founding", 10),
        ("Olena Koval", "Olena Koval joins", "founding", 1),
    ]
    clocks = [entry.clock for entry in log(store)]
    assert clocks == sorted(clocks, reverse=True)


def test_the_log_of_a_record_is_found_by_code_by_id_and_by_step(store: Store):
    talks = add_talks(store)
    edits.set_text(store, talks.first, "One")
    edits.set_firmness(store, talks.second, 3)
    of_code = log_of(store, "ST001")
    assert [(change.label, change.row, change.unit) for change in of_code] == [
        ("Edit text", "statement ST001", "text"),
        ("Begin talks", "statement ST001", "row"),
    ]
    assert of_code[0].value == '"One"'
    assert log_of(store, talks.first) == of_code
    step = log(store)[0].transaction
    assert [(change.row, change.unit, change.value) for change in log_of(store, step)] == [
        ("statement ST002", "firmness", "3")
    ]
    assert log_of(store, "nobody") == []


def test_the_log_of_a_deleted_record_is_found_by_its_id(store: Store):
    talks = add_talks(store)
    with store.write("Delete statement") as writing:
        writing.delete(Statement, talks.first)
    latest = log_of(store, talks.first)[0]
    assert (latest.row, latest.unit, latest.value) == (f"statement {talks.first}", "row", "null")


def test_the_last_change_of_a_row_tells_who_and_under_which_label(store: Store):
    talks = add_talks(store)
    edits.set_text(store, talks.first, "One")
    found = last_change(store, "statement", talks.first)
    assert found is not None
    assert (found.analyst, found.label, found.clock) == ("Olena Koval", "Edit text", log(store)[0].clock)
    assert last_change(store, "statement", "nowhere") is None
