import pytest
import typst

import resources
from models.errors import UserError
from models.gathering.gathered import Gathered
from models.gathering.reading import pdf as reading
from models.progress import Progress
from tests.foreign import ended, pdf


def read(data: bytes) -> Gathered:
    return ended(reading.read(data, "draft.pdf"))


def test_pages_follow_each_other_with_what_the_file_says_of_itself() -> None:
    about = {"Title": "Microsoft Word - Draft treaty", "Author": "MFA", "CreationDate": "D:20220415101500+03'00'"}
    found = read(pdf(["Article 1 of the draft", "Article 2 of the draft"], about))
    assert found.text == "Article 1 of the draft\nArticle 2 of the draft"
    assert (found.title, found.author, found.media_type) == ("Draft treaty", "MFA", "application/pdf")


def test_the_day_the_file_was_made_is_not_one_of_publication() -> None:
    found = read(pdf(["Text"], {"CreationDate": "D:20220415101500+03'00'"}))
    assert found.published is None
    assert found.notes == ("The file was made on 2022-04-15, which need not be the day of publication.",)


def test_progress_counts_pages() -> None:
    steps = list(reading.read(pdf(["One", "Two"]), "draft.pdf"))
    assert steps == [Progress(0, 2, "Reading page 1 of 2"), Progress(1, 2, "Reading page 2 of 2")]


def test_pages_without_text_are_named() -> None:
    assert read(pdf(["One", "Two", None])).notes == ("Page 3 has no text.",)
    assert read(pdf([None, "Two", None, "", "", "Six"])).notes == ("Pages 1, 3–5 have no text.",)


def test_a_page_that_cannot_be_read_does_not_lose_the_others() -> None:
    found = read(pdf(["One", "Two"], spoiled=2))
    assert (found.text, found.notes) == ("One", ("Page 2 could not be read.",))


def test_a_file_of_broken_pages_is_not_called_empty() -> None:
    with pytest.raises(UserError, match=r"draft.pdf is damaged: no page with text could be read"):
        read(pdf(["One", ""], spoiled=1))


def test_a_file_of_pictures_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match=r"draft.pdf has no text, only pictures of it\. Have its text recognised"):
        read(pdf([None, None]))


def test_an_empty_file_has_no_text() -> None:
    with pytest.raises(UserError, match=r"^draft.pdf has no text\.$"):
        read(pdf(["", ""]))


def test_a_password_is_asked_away() -> None:
    with pytest.raises(UserError, match=r"draft.pdf is protected with a password\. Save a copy without one"):
        read(pdf(["Secret"], password="secret"))  # noqa: S106 - of a file made here


def test_protection_that_only_forbids_changes_does_not_keep_from_reading() -> None:
    assert read(pdf(["Open to readers"], password="")).text == "Open to readers"


def test_other_scripts_come_out_as_letters() -> None:
    source = '#set text(font: "Noto Sans")\nУкраїна пропонує нейтралітет.'
    made = typst.compile(source.encode(), font_paths=[str(resources.path("fonts"))])
    assert read(made).text.strip() == "Україна пропонує нейтралітет."


def test_stronger_protection_is_undone_or_told() -> None:
    """With the cryptography library the first is read as well; without it neither can be."""
    with pytest.raises(UserError, match=r"^draft.pdf is protected .* Save a copy without"):
        read(pdf(["Secret"], password="secret", aes=True))  # noqa: S106 - of a file made here
