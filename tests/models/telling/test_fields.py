from models.record.shape import tables, units
from models.references import REFERENCES
from models.telling.fields import FIELDS, field_name, in_text, is_of_later, noun
from models.telling.names import _NAMED_BY


def test_every_unit_of_every_table_has_a_name_of_its_own():
    assert {name: set(fields) for name, fields in FIELDS.items()} == {
        name: set(units(table)) for name, table in tables().items()
    }
    for fields in FIELDS.values():
        assert len(set(fields.values())) == len(fields)


def test_every_kind_of_record_is_known_by_something():
    assert set(_NAMED_BY) == set(tables())
    parts = {one.table for one in REFERENCES if one.part}
    assert all(_NAMED_BY[part] for part in parts)


def test_fields_of_a_later_parley_are_called_as_they_are():
    assert field_name("statement", "said_on") == "Said on"
    assert field_name("statement", "sub_issue_id") == "Sub issue"
    assert field_name("treaty", "signed_on") == "Signed on"
    assert noun("alias") == "other name"
    assert noun("treaty_article") == "treaty article"


def test_what_only_a_later_parley_has_is_told_apart():
    assert is_of_later("mood")
    assert is_of_later("mood", "feel")
    assert is_of_later("statement", "mood")
    assert not any(is_of_later(table, unit) for table, fields in FIELDS.items() for unit in ("row", *fields))


def test_within_a_sentence_names_are_small():
    assert [in_text(name) for name in ("Said on", "SHA-256", "Range")] == ["said on", "SHA-256", "range"]
