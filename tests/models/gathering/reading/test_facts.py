from datetime import date

import pytest

from models.gathering.reading import facts
from models.gathering.reading.look import Look


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-03-29T23:40:00+03:00">',
        '<meta itemprop="datePublished" content="2022-03-29">',
        '<meta name="citation_publication_date" content="2022/03/29">',
        '<meta name="pubdate" content="20220329">',
        "<time pubdate datetime='2022-03-29T10:00'>",
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2022-03-29"}]}</script>',
        '<link rel="canonical" href="https://a.example/2022/03/29/talks">',
    ],
)
def test_the_day_of_publication_is_read_where_pages_state_it(head: str) -> None:
    assert facts.published(Look(head)).day == date(2022, 3, 29)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2022-03-29">',
        '<meta name="date" content="March 2022">',
        '<meta name="date" content="2022-03">',
        '<meta name="date" content="2022-02-30">',
        '<meta name="date" content="12/05/2022">',
        '<script type="application/ld+json">{"datePublished": </script>',
        '<script type="application/ld+json">{"datePublished": 20220329}</script>',
        '<script type="application/ld+json">[{"datePublished":"2022-03-29"},{"datePublished":"2022-03-30"}]</script>',
        '<script type="application/ld+json">' + "[" * 9999 + "</script>",
        '<link rel="canonical" href="https://a.example/2022/03/talks">',
    ],
)
def test_what_is_no_day_of_publication_is_not_made_one(head: str) -> None:
    assert facts.published(Look(head)).day is None


def test_days_that_differ_are_all_told_the_surest_first() -> None:
    look = Look(
        '<link rel="canonical" href="https://a.example/2022/03/30/talks"><meta name="date" content="2022-03-31">'
        '<meta property="article:published_time" content="2022-03-29T23:40:00Z">'
    )
    assert facts.published(look).days == (date(2022, 3, 29), date(2022, 3, 31), date(2022, 3, 30))


def test_the_address_is_the_canonical_one() -> None:
    head = (
        '<meta property="og:url" content="https://a.example/shared"><link rel="canonical" href="https://a.example/own">'
    )
    assert facts.address(Look(head)) == "https://a.example/own"
    assert facts.address(Look(head.replace("canonical", "alternate"))) == "https://a.example/shared"


@pytest.mark.parametrize(
    "link", ["/own", "file:///home/me/page.html", "javascript:alert(1)", "https://", "http://[", ""]
)
def test_what_is_no_address_of_the_web_is_not_taken_for_one(link: str) -> None:
    assert facts.address(Look(f'<link rel="canonical" href="{link}">')) == ""


def test_the_language_is_that_of_the_page_or_of_its_locale() -> None:
    assert facts.language(Look('<html lang="uk-UA"><meta property="og:locale" content="en_US">')) == "uk"
    assert facts.language(Look('<html><meta property="og:locale" content="ar_AR">')) == "ar"
    assert facts.language(Look('<html lang=""><p>Text')) == ""
