"""The entry: sub-commands without Qt, or the window, or the briefing where there is no window."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.arguments import COMMANDS, command_parser, window_arguments
from desktop.saying import complain
from models.errors import DamagedError, UserError
from models.server.address import is_address


def main(argv: Sequence[str] | None = None) -> int:
    """Run `parley` and return its exit status: 0 done, 1 refused with one sentence, 2 wrong usage."""
    if getattr(sys, "frozen", False):
        # A frozen program is started again, as this function, for each process that reads a foreign file.
        from multiprocessing import freeze_support

        freeze_support()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _command(words) if words and words[0] in COMMANDS else _window(words)
    except DamagedError as error:
        complain(f"{error} What is left in it can be written to a new file: parley salvage FILE OUT.")
        return 1
    except UserError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output, such as `head`, has had enough.
        _let_go_of_output()
        return 0
    except OSError as error:
        complain(f"{error.filename or 'The output'} cannot be used: {error.strerror}.")
        _let_go_of_output()
        return 1


def _let_go_of_output() -> None:
    # Else Python tries once more to write what is left when it ends, and complains that it cannot.
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command(words: list[str]) -> int:
    # What a terminal cannot show is escaped; what goes to a file or a pipe is UTF-8 on every platform.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    arguments = command_parser().parse_args(words)
    from desktop import commands
    from desktop.errors import refuse_bugs_quietly

    refuse_bugs_quietly()
    status: int = getattr(commands, f"run_{arguments.command}")(arguments)
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _window(words: list[str]) -> int:
    from desktop.display import no_display, qt_missing

    arguments = window_arguments(words)
    server = arguments.file if arguments.file and is_address(arguments.file) else ""
    file = Path(arguments.file) if arguments.file and not server else None
    if no_display():
        if server:
            raise UserError("There is no display to show a window on.")
        from desktop.headless import brief_instead

        return brief_instead(file, "There is no display to show a window on.")
    missing = qt_missing()
    if missing:
        raise UserError(missing)
    from desktop.start import run_window

    return run_window(file, server)
