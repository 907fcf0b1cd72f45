"""One call of the command line: where things are, what time it is, and the journal, opened when needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any

import click

from rjournal import clock, paths
from rjournal.cli import output

if TYPE_CHECKING:
    from datetime import date, datetime

    from rjournal.config import Settings
    from rjournal.paths import Paths
    from rjournal.storage.store import Store


class Call:
    """What every command is given. Nothing is looked up before a command needs it."""

    makes_journal = True
    """Whether a journal is made where there is none; not for a command that could do nothing in it."""

    @cached_property
    def paths(self) -> Paths:
        """Where this journal's files are."""
        return paths.locate()

    @cached_property
    def now(self) -> datetime:
        """The moment of the call, the same for all of it."""
        return clock.now()

    @property
    def today(self) -> date:
        """The day of the call."""
        return self.now.date()

    @cached_property
    def zone(self) -> str:
        """The name of the local zone."""
        return clock.zone_name()

    @cached_property
    def settings(self) -> Settings:
        """The settings; what is wrong with them is said once, a line each."""
        # Reading TOML costs 10 ms at start, and only a typed date needs a setting.
        from rjournal import config

        found = config.load(self.paths.config_file)
        for problem in found.problems:
            output.say(problem)
        return found

    @property
    def has_journal(self) -> bool:
        """Whether there is a journal, or something that may be one and cannot be looked at."""
        try:
            self.paths.journal.stat()
        except FileNotFoundError:
            return False
        except OSError:
            # Opening it says why it cannot be reached.
            return True
        return True

    @cached_property
    def store(self) -> Store:
        """The journal, open for reading and writing; where it can only be read, that is said once.

        Raises:
            StorageError: the file cannot be used.
        """
        from rjournal.storage.store import Store

        path = self.paths.journal
        found = Store.open_or_view(path) if self.makes_journal or self.has_journal else Store.absent(path)
        if found.caveat is not None:
            output.say(str(found.caveat))
        return found

    def close(self) -> None:
        """Close the journal if it was opened."""
        if "store" in self.__dict__:
            self.store.close()


takes_call = click.make_pass_decorator(Call)
"""Gives a command its `Call` as the first argument."""


def looks_at_call(function: Callable[..., None]) -> Callable[..., None]:
    """Like `takes_call`, for a command that only looks: where there is no journal it makes none."""

    @takes_call
    @wraps(function)
    def looking(call: Call, /, **options: Any) -> None:
        call.makes_journal = False
        function(call, **options)

    return looking
