"""Text of a dossier where Qt would otherwise take it for markup."""

from html import escape


def tooltip(text: str) -> str:
    """A tooltip that shows the text as it stands, with its lines, and wraps it."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def one_line(text: str) -> str:
    """The text without its line breaks, for a cell of one line."""
    return " ".join(text.split())
