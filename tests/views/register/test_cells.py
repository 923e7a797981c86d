from models.bulk.fields import Field
from views.register.cells import FIELDS
from views.register.columns import Column


def test_every_column_is_a_field_under_the_same_heading():
    assert set(FIELDS) == set(Column)
    assert {column: field.heading for column, field in FIELDS.items()} == {column: column.title for column in Column}
    assert len(set(FIELDS.values())) == len(FIELDS) < len(Field)
