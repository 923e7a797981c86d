"""Reading files that people write for the program, strictly: what is not understood is refused by name."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any


class WrongError(Exception):
    """Half a sentence that says what is wrong; who knows what the file should be makes a whole one of it."""


def content_of(path: Path, most: int) -> bytes:
    """All of a file that has no more than so many bytes."""
    try:
        if not path.is_file():
            raise WrongError(f"{path.name} is not there and cannot be read")
        if path.stat().st_size > most:
            raise WrongError(f"{path.name} is larger than {most:,} bytes")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise WrongError(f"{path.name} cannot be read ({reason or error})") from error


def text_of(path: Path, most: int) -> str:
    """The same as text in UTF-8."""
    try:
        return content_of(path, most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongError("it is not text in UTF-8") from error


def toml(text: str) -> dict[str, Any]:
    """What TOML says."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongError(f"its TOML cannot be read ({error})") from error


def refuse_unknown(told: Mapping[str, Any], keys: Collection[str]) -> None:
    """Raise where something is told that nobody asks for."""
    unknown = sorted(set(told) - set(keys))
    if unknown:
        raise WrongError(f"“{unknown[0]}” is not known there. Known: {', '.join(sorted(keys))}")
