"""Where things live. It computes, and never creates.

`RJOURNAL_HOME` names one folder for everything; without it the platform's own folders are used.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The files and folders of one journal."""

    data: Path
    config: Path

    @property
    def journal(self) -> Path:
        """The SQLite file: everything that was written."""
        return self.data / "journal.db"

    @property
    def config_file(self) -> Path:
        """The settings: theme, date order, first weekday."""
        return self.config / "config.toml"

    @property
    def templates(self) -> Path:
        """The user's own entry templates, one Markdown file each."""
        return self.config / "templates"

    @property
    def backups(self) -> Path:
        """Verified copies of the journal."""
        return self.data / "backups"

    @property
    def log(self) -> Path:
        """Tracebacks of crashes, without any journal text."""
        return self.data / "log"

    @property
    def scratch(self) -> Path:
        """Temporary files for `$EDITOR`, readable by the owner alone."""
        return self.data / "scratch"


def locate() -> Paths:
    """The paths for this user, from `RJOURNAL_HOME` or the platform's folders."""
    home = os.environ.get("RJOURNAL_HOME")
    if home:
        folder = Path(home).expanduser()
        return Paths(data=folder, config=folder)
    # platformdirs costs as much as all of `rjournal add` otherwise spends on imports.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("rjournal", appauthor=False)
    return Paths(data=Path(dirs.user_data_dir), config=Path(dirs.user_config_dir))


def documents() -> Path:
    """Where to propose a file that somebody asked for: their documents, if there is such a folder, else home.

    Raises:
        RuntimeError: this user has no home.
    """
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()
