"""What can go wrong, in sentences: what happened, what is safe, what to do next."""

from __future__ import annotations

SAFE = "Nothing was written, and what you typed is kept."
"""Begins the hint of a write that did not work: the screen, a draft or a file of its own has the words."""


NOT_OVERWRITTEN = "Nothing was overwritten, and what you typed is kept."
"""The hint where a record was changed elsewhere: the screen or a draft has the words."""


class RJournalError(Exception):
    """A failure the user is told about.

    `message` says what happened as one sentence; `hint` says what is safe and what to do, and may be empty.
    `exit_code` is what the command line ends with (docs/guide.md, "Exit codes").
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class Invalid(RJournalError):
    """What was typed cannot be used as it stands; `field` names the form field or option it belongs to."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "", field: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class NotFound(RJournalError):
    """No record answers to this name or handle."""

    exit_code = 2


class Ambiguous(RJournalError):
    """Several records answer to this name; `candidates` are the ways to say which, best first."""

    exit_code = 2

    def __init__(self, message: str, candidates: tuple[str, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class Conflict(RJournalError):
    """The record was changed elsewhere since it was read; nothing was overwritten."""

    exit_code = 3


class StorageError(RJournalError):
    """The journal's file could not be read or written."""

    exit_code = 4


class NewerJournal(StorageError):
    """The journal was written by a newer rjournal than this one."""


class Busy(StorageError):
    """Another program kept the journal locked for longer than we wait."""


class NoRoom(StorageError):
    """The disk, a quota or a limit took no more."""


class ReadOnly(StorageError):
    """The journal may be read and not written to."""


class Damaged(StorageError):
    """The journal's file is not what was written to it; nothing more is written to it."""


class IndexDamaged(StorageError):
    """The search index is damaged, the records are not; it can be built anew."""


class Replaced(StorageError):
    """The journal was moved, removed or replaced while it was open; what is open holds everything still."""
