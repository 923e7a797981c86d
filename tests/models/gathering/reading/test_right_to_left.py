import pytest
import typst

import resources
from models.gathering.reading import pdf
from models.gathering.reading.right_to_left import has_right_to_left, in_reading_order, with_ligatures_as_drawn
from tests.foreign import ended

RIGHT_TO_LEFT = [
    "قال المتحدث إن المفاوضات استمرت ثلاث ساعات في 2022.",
    "وقع الطرفان (أوكرانيا وروسيا) على الوثيقة رقم 12 بتاريخ 29/03/2022.",
    "وقال The Strait Times إن 3.5% من النص متفق عليه، لا أكثر.",
    "זה הסכם בינלאומי, אמר ראש המשלחת: “לא נחתום” (כך).",
]
LEFT_TO_RIGHT = [
    "He said “لا للحرب” and left in 2022, then שלום עולם again.",
    "No letters of the other sort (on this line).",
]


def printed(paragraphs: list[str], language: str) -> str:
    """What is read of a PDF with these paragraphs, two pages of them."""
    text = "\n\n".join(paragraphs)
    source = (
        f'#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"), size: 9pt, lang: "{language}")\n'
        f"{text}\n#pagebreak()\n{text}"
    )
    made = typst.compile(source.encode(), font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True)
    return ended(pdf.read(made, "draft.pdf")).text


@pytest.mark.parametrize(("paragraphs", "language"), [(RIGHT_TO_LEFT, "ar"), (LEFT_TO_RIGHT, "en")])
def test_printed_lines_are_read_as_they_were_written(paragraphs: list[str], language: str) -> None:
    assert [line for line in printed(paragraphs, language).split("\n") if line] == paragraphs * 2


def test_the_analyst_is_told_that_the_order_was_worked_out() -> None:
    source = '#set text(font: "Noto Sans Hebrew", lang: "he")\nשלום עולם'
    made = typst.compile(source.encode(), font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True)
    assert (
        "What is read from right to left was ordered by where it stands: hold it against the pages."
        in ended(pdf.read(made, "draft.pdf")).notes
    )


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("םולש", "שלום"),
        ("2022 םולש", "שלום 2022"),
        ("15 – 10 םולש", "שלום 10 – 15"),
        ("EU-ה םולש", "שלום ה-EU"),
        (f"He said {'שלום עולם'[::-1]} again", "He said שלום עולם again"),
        ("In 5 םולש days of talks", "In 5 שלום days of talks"),
        ("Nothing to turn, 2022.", "Nothing to turn, 2022."),
        ("", ""),
    ],
)
def test_a_line_is_turned_but_not_what_is_foreign_to_it(drawn: str, read: str) -> None:
    assert in_reading_order(drawn) == read


def test_scripts_from_left_to_right_are_not_touched() -> None:
    assert not has_right_to_left("Україна, Türkiye, 中文 and 🕊️")
    assert has_right_to_left("and سلام")


def test_only_shapes_of_several_letters_are_turned_in_a_character_map() -> None:
    before = b"<0012> <06440627>\n<0013> <0644>\n<0014> <00660069>\n<0015> <0644064B0627>"
    after = b"<0012> <06270644>\n<0013> <0644>\n<0014> <00660069>\n<0015> <0627064B0644>"
    assert with_ligatures_as_drawn(before) == after
