from datetime import date

import pytest

from models.errors import UserError
from models.gathering.gathered import Gathered
from models.gathering.limits import LONGEST_TEXT
from models.gathering.reading import page as reading
from tests.foreign import NEWS_PAGE, ended, page

UKRAINIAN = (
    "<h1>Україна пропонує нейтралітет</h1><p>Україна у вівторок запропонувала відмовитися від вступу в НАТО за "
    "гарантії безпеки, повідомили її переговорники після трьох годин переговорів у палаці Долмабахче.</p>"
    "<p>Статус Криму обговорюватимуть п’ятнадцять років, і обидві сторони утримаються від застосування сили.</p>"
)
ARABIC = (
    "<h1>محادثات إسطنبول</h1><p>قال المتحدث إن المفاوضات استمرت ثلاث ساعات في القصر، وإن أوكرانيا عرضت الحياد مقابل "
    "ضمانات أمنية توقعها الدول الضامنة.</p><p>وإن وضع شبه الجزيرة سيناقش خلال خمسة عشر عاما دون استخدام القوة.</p>"
)


def read(markup: str) -> Gathered:
    return ended(reading.read(markup.encode(), "page.html"))


def test_a_saved_news_page_gives_its_article_and_what_it_states() -> None:
    found = read(NEWS_PAGE)
    assert found.text.splitlines() == [
        "Kyiv offers neutrality in Istanbul",
        "Ukraine on Tuesday proposed to renounce NATO membership in exchange for security guarantees, "
        "its negotiators said after three hours of talks at the Dolmabahce palace.",
        "“We insist that this be an international treaty signed by all guarantors,” David Arakhamia told reporters. 🕊️",
        "Crimea",
        "The status of Crimea would be discussed for fifteen years, with both sides refraining from the use of force.",
    ]
    assert found.title == "Kyiv offers neutrality in Istanbul"
    assert found.author == "Leyla Demir"
    assert found.published == date(2022, 3, 29)
    assert found.publisher == "The Strait Times"
    assert found.address == "https://news.example.org/world/istanbul-talks"
    assert (found.language, found.media_type, found.notes) == ("en", "text/html", ())


@pytest.mark.parametrize(("body", "language", "first"), [(UKRAINIAN, "uk", "Україна"), (ARABIC, "ar", "محادثات")])
def test_pages_in_other_scripts_keep_their_letters_and_language(body: str, language: str, first: str) -> None:
    found = read(page(body, language=language))
    assert found.text.startswith(first)
    assert len(found.text.splitlines()) == 3
    assert (found.language, found.published) == (language, None)


def test_code_points_of_an_article_stay_as_they_are() -> None:
    decomposed = "Cafe\u0301 talks were held"
    assert decomposed in read(page(f"<p>{decomposed} {'and held again ' * 20}</p>")).text


def test_a_day_that_only_stands_in_the_text_is_called_a_guess() -> None:
    body = f"<h1>Talks</h1><span class='date'>29 March 2022</span><p>{'They met and spoke for hours. ' * 20}</p>"
    found = read(page(body))
    assert found.published == date(2022, 3, 29)
    assert found.notes == ("The day of publication, 2022-03-29, is a guess from what the page shows: check it.",)


@pytest.mark.parametrize(
    "stated",
    [
        "<span class='date'>March 2022</span>",
        "<footer>© 2022 The Strait Times</footer>",
        "<meta itemprop='copyrightYear' content='2022'>",
        "<p>The treaty of 2014 is still in force.</p>",
    ],
)
def test_no_day_is_made_of_a_month_or_a_year(stated: str) -> None:
    found = read(page(f"<h1>Talks</h1>{stated}<p>{'They met and spoke for hours. ' * 20}</p>", head=stated))
    assert (found.published, found.notes) == (None, ())


def test_days_that_differ_are_told() -> None:
    head = '<meta property="article:published_time" content="2022-03-29"><meta name="date" content="2022-03-30">'
    found = read(page(UKRAINIAN, head))
    assert found.published == date(2022, 3, 29)
    assert found.notes == ("The page states more than one day of publication: 2022-03-29 was taken, not 2022-03-30.",)


def test_a_page_without_an_article_is_read_as_all_it_shows() -> None:
    found = read("<html><head><title>Menu</title></head><body></body></html>" + "<a href='/a'>A</a>")
    assert found.text == "A"
    assert found.title == "Menu"


def test_a_page_nested_deeper_than_trees_go_loses_nothing() -> None:
    found = read("<html><body>" + "<div>" * 50_000 + "Inside" + "</div>" * 50_000 + "<p>After</p></body></html>")
    assert found.text == "Inside\nAfter"
    assert found.notes == ("No article was found on the page, so the text is all that the page shows.",)


@pytest.mark.parametrize("markup", ["", "<html></html>", "<!-- nothing -->"])
def test_an_empty_page_has_no_text(markup: str) -> None:
    assert read(markup).text == ""


def test_files_written_into_the_page_are_not_text() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 100_000}">'
    found = read(page(UKRAINIAN + picture))
    assert "QUJD" not in found.text
    assert found.text.startswith("Україна")


def test_more_text_than_is_kept_is_refused() -> None:
    with pytest.raises(UserError, match=r"page.html has [\d,]+ characters of text"):
        read(f"<p>{'a' * (LONGEST_TEXT + 1)}")


def test_the_same_page_gives_the_same_text() -> None:
    assert read(NEWS_PAGE) == read(NEWS_PAGE)
