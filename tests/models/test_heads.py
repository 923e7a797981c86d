import pytest

from models.heads import heads_of, heads_text


def test_those_who_are_named_are_kept_by_code():
    text = heads_text({"UA": "Арахамія", "TR": "", "RU": "Medinsky"})
    assert text == '{"RU":"Medinsky","UA":"Арахамія"}'
    assert heads_of(text) == {"RU": "Medinsky", "UA": "Арахамія"}


@pytest.mark.parametrize("text", ["", "rubbish", "[]", "7", '"UA"'])
def test_what_an_edit_from_outside_left_there_names_nobody(text: str):
    assert heads_of(text) == {}
