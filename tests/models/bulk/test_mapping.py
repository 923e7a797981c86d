import pytest

from models.bulk.fields import Field
from models.bulk.mapping import by_content, by_headings, has_headings
from models.bulk.reading import Reader
from models.bulk.tables import Table
from models.exchange.layout import STATEMENTS
from models.loading import load_snapshot
from models.store import Store
from tests.models.bulk.reading_tables import TODAY, named
from tests.talks import add_talks


def test_the_columns_of_a_dossier_folder_are_known_by_their_names() -> None:
    names = [column.name for column in STATEMENTS.columns]
    found = dict(zip(names, by_headings(names), strict=True))
    assert {name for name in found if name in set(Field)} == {name for name, field in found.items() if field}
    assert found["stance_low"] is Field.LOW
    assert found["id"] is Field.CODE


def test_every_heading_of_the_register_is_known_whatever_its_case_and_signs() -> None:
    headings = [field.heading.upper().replace(" ", "_") for field in Field]
    assert by_headings(headings) == list(Field)


def test_a_field_is_given_to_one_column_only() -> None:
    assert by_headings(["Text", "Quote", "?"]) == [Field.TEXT, None, None]


@pytest.mark.parametrize(
    ("head", "headed"),
    [
        (("Party", "Said", "My own"), True),
        (("Ukraine", "29 March", "Text"), False),
        (("Party", "x", "y"), False),
        (("Party", "", ""), False),
    ],
)
def test_a_first_row_is_one_of_headings_when_half_of_them_are_known(head: tuple[str, ...], headed: bool) -> None:
    assert has_headings(Table((head, ("a", "b", "c")))) is headed


def test_without_headings_columns_are_told_by_what_stands_in_them(store: Store) -> None:
    add_talks(store)
    snapshot = load_snapshot(store)
    rows = [
        ("29 March 2022", "UA", "Zelenskyy", "neutrality", "offer", "40–55", "2", "B2", "Some words", "2022-03-30"),
        ("30 March 2022", "RU", "Lavrov", "neutrality", "demand", "", "3", "B1", "Other words", "2022-03-31"),
    ]
    assert by_content(rows, Reader(snapshot, named(snapshot), TODAY, whole_names=True)) == [
        Field.SAID, Field.PARTY, Field.SPEAKER, Field.ISSUE, Field.ACT, Field.RANGE, None, Field.GRADE, None,
        Field.PUBLISHED,
    ]  # fmt: skip
