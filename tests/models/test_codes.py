import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import numbered_code, party_code, speaker_code, statement_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ukraine", "UKR"),
        ("United Kingdom", "UK"),
        ("Group of Seven", "GS"),
        ("Türkiye", "TUR"),
        ("Україна", "УКР"),
        ("“Luhansk People’s Republic” authorities", "LPSRA"),
        ("G7", "G7"),
        ("…", "P001"),
    ],
)
def test_a_partys_code_comes_from_its_name(name: str, code: str):
    assert party_code(name, ()) == code


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Volodymyr Zelenskyy", (), "ZEL"),
        ("Russian delegation", ("del",), "DELE"),
        ("Wang Yi", ("YI",), "YI2"),
        ("", ("S001",), "S002"),
    ],
)
def test_a_speakers_code_is_the_beginning_of_the_last_word(name: str, taken: tuple[str, ...], code: str):
    assert speaker_code(name, taken) == code


def test_numbered_codes_go_on_after_the_highest():
    assert numbered_code("EV", ["EV001", "EV030", "EV1x", "AS099"]) == "EV031"
    assert numbered_code("DI", ["DI01", "DI09"]) == "DI10"
    assert numbered_code("DI", ["DI9"]) == "DI10"
    assert numbered_code("EV", []) == "EV001"


@given(st.text(max_size=20), st.integers(0, 12))
def test_a_proposed_code_is_one_line_and_free(name: str, times: int):
    for propose in (party_code, speaker_code):
        taken: list[str] = []
        for _ in range(times):
            code = propose(name, taken)
            assert code.strip() == code != ""
            assert code.isprintable()
            assert code.casefold() not in {one.casefold() for one in taken}
            taken.append(code)


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], "ST001"), (["ST001", "ST140"], "ST141"), (["ST009", "X1"], "ST010"), (["A-7"], "A-8"),
        (["free text"], "ST001"), (["ST999"], "ST1000"), (["7", "8"], "9"),
    ],
)  # fmt: skip
def test_the_next_statement_is_numbered_as_the_others_are(codes: list[str], code: str) -> None:
    assert statement_code(codes) == code


@given(st.lists(st.text(st.sampled_from("ST019-x"), max_size=5)))
def test_a_new_statements_code_is_never_one_that_is_there(codes: list[str]) -> None:
    assert statement_code(codes) not in codes
