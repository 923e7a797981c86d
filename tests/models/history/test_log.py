from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.history.log import log_of
from models.history.steps import Sought, all_steps
from models.queries import last_change
from models.store import Store
from tests.talks import add_talks


def test_the_log_of_a_record_is_found_by_code_by_id_and_by_step(store: Store):
    talks = add_talks(store)
    edits.set_range(store, talks.first, (50, 58))
    edits.set_firmness(store, talks.second, 3)
    of_code = log_of(store, "ST001")
    assert [(change.step, change.record) for change in of_code] == [
        ("Set range", "statement ST001"),
        ("Begin talks", "statement ST001"),
    ]
    assert of_code[0].deed == "Range: 40–55 → 50–58"
    assert of_code[1].deed.startswith("added with Code ST001, Act offer, Range 40–55, Credibility 2 probably true")
    assert log_of(store, talks.first) == of_code
    step = next(all_steps(store, Sought())).transaction
    assert [(change.record, change.deed) for change in log_of(store, step)] == [
        ("statement ST002", "Firmness: not graded → 3 insisted on")
    ]
    assert log_of(store, "nobody") == []


def test_each_change_is_one_line_and_says_why(store: Store):
    talks = add_talks(store)
    with store.write("Edit text", reason="from the tape"):
        edits.set_text(store, talks.first, "One\n\ntwo")
    change = log_of(store, "ST001")[0]
    assert (change.deed, change.reason) == ("Text: Neutrality for guarantees → One two", "from the tape")


def test_the_log_of_a_deleted_record_is_found_by_its_id(store: Store):
    talks = add_talks(store)
    delete_statement(store, talks.first)
    store.undo()
    store.redo()
    told = [(change.step, change.record, change.deed) for change in log_of(store, talks.first)]
    assert told[:3] == [
        ("Redo: Delete statement", "statement ST001", "deleted"),
        ("Undo: Delete statement", "statement ST001", "restored"),
        ("Delete statement", "statement ST001", "deleted"),
    ]


def test_the_last_change_of_a_row_tells_who_and_under_which_label(store: Store):
    talks = add_talks(store)
    edits.set_text(store, talks.first, "One")
    found = last_change(store, "statement", talks.first)
    assert found is not None
    assert (found.analyst, found.label) == ("Olena Koval", "Edit text")
    assert found.clock == next(all_steps(store, Sought())).clock
    assert last_change(store, "statement", "nowhere") is None
