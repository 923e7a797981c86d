import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UserError
from models.record.canonical import add_to_digest, canonical, change_hash, is_storable, transaction_hash

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
INTEGERS = st.integers(-(2**63), 2**63 - 1)
VALUES = st.none() | st.booleans() | INTEGERS | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
HASHES = st.lists(st.integers(0, 2**128 - 1).map("{:032x}".format))


def test_canonical_json_has_one_form():
    assert canonical({"b": 1, "a": [None, True, 40.0, "Їжак"]}) == '{"a":[null,true,40.0,"Їжак"],"b":1}'


@given(st.dictionaries(TEXTS, VALUES))
def test_canonical_json_reads_back_the_same_whatever_the_order(value: dict[str, object]):
    assert json.loads(canonical(value)) == value
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize("value", ["\x00", "a\x00b", {"text": "a\x00b"}, ["\x00"], "\\\x00", {"\x00": 1}])
def test_nul_is_refused_wherever_it_stands(value: object):
    with pytest.raises(UserError, match="NUL"):
        canonical(value)


@pytest.mark.parametrize("value", ["\\u0000", "\\\\u0000", {"text": "written \\u0000"}])
def test_text_that_only_speaks_of_nul_is_kept(value: object):
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize("value", ["\ud800", {"text": "a\udfff"}])
def test_half_a_character_is_refused(value: object):
    with pytest.raises(UserError, match="half of a character"):
        canonical(value)


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, {"number": 10**30}])
def test_a_number_that_no_database_has_room_for_is_refused(value: object):
    with pytest.raises(UserError, match="too large"):
        canonical(value)


@given(st.dictionaries(TEXTS, VALUES) | VALUES)
def test_whatever_can_be_written_is_storable_when_it_is_read(value: object):
    assert is_storable(canonical(value), value)


@pytest.mark.parametrize(
    "text", ['"a\\u0000b"', '{"text":"\\u0000"}', '"\\ud800"', str(2**63), f'{{"number":{2**70}}}', "1e999", "NaN"]
)
def test_what_others_wrote_and_no_database_holds_is_not_storable(text: str):
    assert not is_storable(text, json.loads(text))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_a_bug(value: float):
    with pytest.raises(ValueError, match="JSON"):
        canonical(value)


def test_hashes_stay_what_they_were_in_the_first_version():
    assert change_hash("t", "party", "r", "name", '"Ukraine"', ["b", "a"]) == "2d70ccd166b33846cd85f3e2a9f3f6a8"
    assert transaction_hash({"id": "t", "label": "Edit"}) == "16f106dcd7dd1e10e0eba7abe585340c"


def test_a_change_hash_covers_everything_it_says_and_no_order_of_parents():
    said = ("t", "party", "r", "name", '"Ukraine"')
    name = change_hash(*said, ["a", "b"])
    assert change_hash(*said, ["b", "a"]) == name
    for position in range(5):
        other = [*said]
        other[position] += "x"
        assert change_hash(*other, ["a", "b"]) != name
    assert change_hash(*said, ["a"]) != name


def test_a_transaction_hash_covers_all_but_when_it_arrived():
    values = {"id": "t", "label": "Edit", "undoes": None}
    sealed = transaction_hash(values)
    assert transaction_hash({**values, "arrived": "2022", "hash": "x"}) == sealed
    assert transaction_hash({**values, "undoes": "u"}) != sealed


@given(HASHES, HASHES)
def test_a_digest_is_a_sum_in_any_order_and_any_pieces(some: list[str], others: list[str]):
    at_once = add_to_digest("0", [*some, *others])
    assert add_to_digest(add_to_digest("0", others), reversed(some)) == at_once
    assert len(at_once) == 32
