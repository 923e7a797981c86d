from hypothesis import given
from hypothesis import strategies as st

from models.record.steps import Step, Steps
from models.record.steps import steps as steps_of

Row = tuple[str, str, str, str | None]


def steps(rows: list[Row]) -> Steps:
    return steps_of(reversed(rows))


def edit(name: str) -> Row:
    return (name, "edit", f"Edit {name}", None)


def test_nothing_can_be_undone_at_first():
    assert steps([]) == Steps(None, None)


def test_the_last_edit_is_undone_first():
    assert steps([edit("a"), edit("b")]) == Steps(Step("b", "Edit b"), None)


def test_redo_takes_back_the_undo_under_the_label_of_the_edit():
    rows = [edit("a"), edit("b"), ("u", "undo", "Edit b", "b")]
    assert steps(rows) == Steps(Step("a", "Edit a"), Step("u", "Edit b"))


def test_undo_after_redo_takes_back_the_redo():
    rows = [edit("a"), ("u", "undo", "Edit a", "a"), ("r", "redo", "Edit a", "u")]
    assert steps(rows) == Steps(Step("r", "Edit a"), None)


def test_a_new_edit_forgets_what_could_be_redone():
    assert steps([edit("a"), ("u", "undo", "Edit a", "a"), edit("b")]) == Steps(Step("b", "Edit b"), None)


@given(st.lists(st.sampled_from(["edit", "undo", "redo"])))
def test_steps_are_two_stacks(acts: list[str]):
    rows: list[Row] = []
    done: list[str] = []
    undone: list[str] = []
    for number, act in enumerate(acts):
        now, label = steps(rows), f"Edit {number}"
        if act == "edit":
            rows.append((str(number), "edit", label, None))
            done.append(label)
            undone = []
        elif act == "undo" and now.undo is not None:
            rows.append((str(number), "undo", now.undo.label, now.undo.transaction))
            undone.append(done.pop())
        elif act == "redo" and now.redo is not None:
            rows.append((str(number), "redo", now.redo.label, now.redo.transaction))
            done.append(undone.pop())
        now = steps(rows)
        assert (now.undo.label if now.undo else None) == (done[-1] if done else None)
        assert (now.redo.label if now.redo else None) == (undone[-1] if undone else None)


def test_only_the_newest_steps_are_looked_at():
    rows = iter([edit("c"), edit("b"), edit("a")])
    steps_of(rows)
    assert next(rows)[0] == "b"


def test_a_single_step_taken_back_out_of_turn_is_a_step_of_its_own():
    rows = [edit("a"), edit("b"), ("t", "edit", "Take back ‘Edit a’", "a")]
    assert steps(rows) == Steps(Step("t", "Take back ‘Edit a’"), None)
    assert steps([*rows, ("u", "undo", "Take back ‘Edit a’", "t")]).undo == Step("b", "Edit b")
