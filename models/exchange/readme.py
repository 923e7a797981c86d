"""The README of a dossier folder: its heading is the dossier's title, its text the description."""

HEADING = "# "


def heading(text: str) -> str:
    """The text of the first heading of the first level; empty where there is none."""
    return next((title for line in text.split("\n") if (title := _title(line))), "")


def readme(title: str, description: str, folder: str) -> str:
    """The README of an export: the description, with the title as its heading.

    A description without a heading stays as it is where the folder's name gives the title.
    """
    if not description:
        return f"{HEADING}{title}\n"
    held = heading(description)
    if (held or folder) == title.strip():
        return description
    if not held:
        return f"{HEADING}{title}\n\n{description}"
    return _retitled(description, title)


def _title(line: str) -> str:
    return line.removeprefix(HEADING).strip() if line.startswith(HEADING) else ""


def _retitled(text: str, title: str) -> str:
    lines = text.split("\n")
    at = next(place for place, line in enumerate(lines) if _title(line))
    ending = "\r" if lines[at].endswith("\r") else ""
    lines[at] = f"{HEADING}{title}{ending}"
    return "\n".join(lines)
