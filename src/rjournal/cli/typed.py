"""Text for a record: the words of the command, what a pipe brings, or what is written in the editor."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rjournal.cli import output
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.cli.call import Call


def given(words: Sequence[str]) -> str | None:
    """The words of the command, or what a pipe brings; None when the user is to be asked for them.

    A single `-` asks for the pipe by name.
    """
    if words and tuple(words) != ("-",):
        return " ".join(words)
    if words or not _at_terminal():
        return piped()
    return None


def piped() -> str:
    """All that stdin brings, as text; bytes that are no UTF-8 are replaced, and that is said."""
    # Python gives a program started without a stdin none at all.
    if sys.stdin is None:
        return ""
    raw = sys.stdin.buffer.read()
    text = raw.decode("utf-8-sig", "replace")
    if "\ufffd" in text and "\ufffd".encode() not in raw:
        output.say("Some bytes were no UTF-8 and became “\ufffd”.")
    return without_controls([text.removesuffix("\n")])[0]


def without_controls(texts: Sequence[str]) -> list[str]:
    """The texts as they can be kept; how many control characters were left out is said on stderr."""
    if all(text.isprintable() for text in texts):
        return list(texts)
    from rjournal.domain.text import clean, removed_words

    cleaned = [clean(text) for text in texts]
    removed = sum(one.removed for one in cleaned)
    if removed:
        output.say(f"{removed_words(removed)}; every word is kept.")
    return [one.text for one in cleaned]


def in_editor(call: Call, text: str, key: str, fields: dict[str, str], *, base_rev: int = 0) -> str:
    """What the user made of `text` in their editor, kept already as the draft `key` (in the field `body`).

    Raises:
        Invalid: there is no terminal or no editor.
        RJournalError: the editor did not end well; the hint says where its text is.
        StorageError: the draft could not be kept; the hint says where the text is.
    """
    if not _at_terminal():
        raise Invalid("There is no terminal to open your editor on.", "Give the words, or pipe them in.")
    # subprocess and tempfile cost 15 ms, and text that was given needs neither.
    from rjournal.external_editor import edit_outside

    def keep(changed: str) -> None:
        call.store.drafts.save(key, {**fields, "body": changed}, base_rev=base_rev)

    edited = edit_outside(text, scratch=call.paths.scratch, keep=keep)
    if edited.kept is not None:
        output.say(
            f"{edited.replaced} bytes were no UTF-8 and became “\ufffd”; {edited.kept} still has them."
        )
    return without_controls([edited.text])[0]


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
