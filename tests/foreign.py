"""Makers of what analysts drop: saved pages, PDF and Word documents, sound and hostile ones."""

import io
import zipfile
import zlib
from collections.abc import Generator, Mapping, Sequence
from typing import TypeVar

import docx
import pikepdf

T = TypeVar("T")

NEWS_PAGE = """\
<!DOCTYPE html>
<!-- saved from url=(0051)https://news.example.org/world/2022/03/30/saved-from -->
<html lang="en-GB"><head><meta charset="utf-8"><title>Kyiv offers neutrality in Istanbul | The Strait Times</title>
<link rel="canonical" href="https://news.example.org/world/istanbul-talks">
<link rel="stylesheet" href="http://127.0.0.1:PORT/style.css"><script src="http://127.0.0.1:PORT/tracker.js"></script>
<meta property="og:site_name" content="The Strait Times">
<meta property="article:published_time" content="2022-03-29T23:40:00+03:00">
<meta property="article:modified_time" content="2022-04-02T10:00:00+03:00">
<meta name="author" content="Leyla Demir">
<script>document.write("written by a script")</script>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Kyiv offers neutrality in Istanbul",
"datePublished": "2022-03-29", "publisher": {"@type": "Organization", "name": "The Strait Times"}}</script>
<style>body {background: url(http://127.0.0.1:PORT/paper.png)}</style></head>
<body><div id="cookie-banner" class="cookie-consent"><p>We value your privacy and use cookies.</p>
<button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Kyiv offers neutrality in Istanbul</h1>
<p>Ukraine on Tuesday proposed to renounce <a href="https://nato.example">NATO membership</a> in exchange for security
guarantees, its negotiators said after three hours of talks at the Dolmabahce palace.</p>
<img src="http://127.0.0.1:PORT/photo.jpg" alt="Delegations at the table" onerror="alert(1)">
<p>“We insist that this be an international treaty signed by all guarantors,” David Arakhamia told reporters. 🕊️</p>
<h2>Crimea</h2>
<p>The status of Crimea would be discussed for fifteen years, with both sides refraining from the use of force.</p>
<iframe src="http://127.0.0.1:PORT/frame.html"></iframe>
</article><aside>Related: <a href="/a">Ten things to know about the region</a></aside></main>
<footer>© 2026 The Strait Times. All rights reserved.</footer>
<img src="http://127.0.0.1:PORT/pixel.gif" width="1" height="1"></body></html>
"""


def ended(work: Generator[object, None, T]) -> T:
    """What a generator returns in the end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def page(body: str, head: str = "", language: str = "") -> str:
    """A page with an article of paragraphs long enough to be found."""
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body><article>{body}</article></body></html>'


def pdf(
    pages: Sequence[str | None],
    about: Mapping[str, str] | None = None,
    *,
    password: str | None = None,
    aes: bool = False,
    spoiled: int = 0,
) -> bytes:
    """A PDF with a line of Latin text on each page; None makes a page that is only a picture, "" an empty one.

    The page of number `spoiled`, from 1, breaks whoever reads it.
    """
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for words in pages:
        one = document.add_blank_page()
        one.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        if words is None:
            one.Resources.XObject = pikepdf.Dictionary(Im0=_picture(document))
            drawn = b"q 500 0 0 700 50 50 cm /Im0 Do Q"
        else:
            drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1")
        one.Contents = document.make_stream(drawn)
        if len(document.pages) == spoiled:
            one.Contents.Filter = pikepdf.Name.NoSuchFilter
    for name, value in (about or {}).items():
        document.docinfo[f"/{name}"] = value
    made = io.BytesIO()
    document.save(made, encryption=password is not None and _encryption(password, aes=aes))
    return made.getvalue()


def _encryption(password: str, *, aes: bool) -> pikepdf.Encryption:
    return pikepdf.Encryption(owner="owner", user=password, R=6 if aes else 3, aes=aes, metadata=aes)


def _picture(document: pikepdf.Pdf) -> pikepdf.Stream:
    return document.make_stream(
        zlib.compress(b"\x80" * 64),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=8,
        Height=8,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.FlateDecode,
    )


def word(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def repacked(package: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """A package with some of its parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def part(package: bytes, name: str) -> str:
    """One part of a package, as text."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode()
