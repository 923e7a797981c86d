"""The shell: command line, main window, actions, settings, jobs and the one door for errors."""

__version__ = "0.1.0"
