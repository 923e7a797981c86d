from models.conditions import met_since
from models.facts import EVER, NONE, Link
from models.words import LinkKind, Standing


def condition(of: int, state: Standing | None, since: int | None = None, kind: LinkKind | None = None) -> Link:
    return Link(f"link-{of}", of, kind or LinkKind.CONDITIONAL_ON, NONE, state, since, "")


def test_conditions_are_met_from_the_day_of_the_last_of_them() -> None:
    assert met_since([condition(0, Standing.MET, 5), condition(0, Standing.MET, 9), condition(1, Standing.MET)]) == {
        0: 9,
        1: EVER,
    }


def test_one_condition_that_is_not_said_to_be_met_leaves_the_statement_unmet() -> None:
    for state in (None, Standing.UNMET, Standing.LAPSED):
        assert met_since([condition(0, Standing.MET), condition(0, state, 3), condition(0, Standing.MET)]) == {0: None}


def test_other_links_and_those_of_deleted_statements_say_nothing_of_conditions() -> None:
    assert met_since([condition(0, None, kind=LinkKind.CLARIFIES), condition(NONE, Standing.MET)]) == {}
