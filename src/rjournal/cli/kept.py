"""Keeping what was typed when it cannot be saved: as a draft, else in a file, else back on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rjournal.cli import output, typed
from rjournal.cli.command import Command
from rjournal.domain.text import sanitize
from rjournal.errors import SAFE, RJournalError

if TYPE_CHECKING:
    from rjournal.cli.call import Call

_PLACE = "add:"
"""How the keys of drafts begin that a command keeps."""

_BACK = "rjournal offers it when it opens, and `rjournal add --draft {key}` saves it as an entry."


@contextmanager
def keeping(call: Call, body: str, *, title: str = "", key: str = "") -> Iterator[None]:
    """Keep the words when what happens inside does not succeed for whatever reason, and say where they are.

    `key` names the draft they are in already, if they are; blank words are not kept. An error of ours carries
    the sentence in its hint.
    """
    try:
        yield
    except BaseException as error:
        if body.strip() or title.strip():
            where = keep(call, {"title": title, "body": body}, key=key)
            if isinstance(error, RJournalError):
                # Where the words are follows, and it may be nowhere.
                hint = error.hint.replace(SAFE, "Nothing was written.")
                error.hint = f"{hint} {where}".strip()
            else:
                output.say(where)
        raise


class KeepingCommand(Command):
    """Keeps the words even when an option is misspelt and nothing could be understood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            click.UsageError: they cannot be understood; the words are kept.
        """
        words = [word for word in args if word != "--"]
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            text = " ".join(words)
            if not any(not word.startswith("-") for word in words):
                text = typed.given(()) or ""
            if text.strip():
                where = keep(ctx.find_root().obj, {"body": text})
                raise click.UsageError(f"{error.format_message()} {where}", ctx) from error
            raise


def keep(call: Call, fields: Mapping[str, str], *, key: str = "") -> str:
    """Keep the words of `fields`, unless they are the draft `key` already; the sentence that says where."""
    try:
        if not key:
            key = _kept_already(call, fields)
        if not key:
            key = new_key(call)
            call.store.drafts.save(key, fields)
    except RJournalError:
        return _elsewhere(call, "\n\n".join(words for words in fields.values() if words.strip()))
    return f"What you wrote is kept as a draft: {_BACK.format(key=key)}"


def _kept_already(call: Call, fields: Mapping[str, str]) -> str:
    """The draft that a command kept of the very same words; a second try needs no second one."""
    words = {name: sanitize(value) for name, value in fields.items()}
    drafts = call.store.drafts.all()
    return next((one.key for one in drafts if one.key.startswith(_PLACE) and one.fields == words), "")


def new_key(call: Call) -> str:
    """A key for a new entry's draft that no other draft has.

    Raises:
        StorageError: the journal cannot be read.
    """
    from rjournal import clock

    key = start = f"{_PLACE}{clock.stamp()}"
    number = 1
    # A fixed clock, or two calls in one microsecond, may not write one draft over another.
    while call.store.drafts.get(key) is not None:
        number += 1
        key = f"{start}-{number}"
    return key


def _elsewhere(call: Call, text: str) -> str:
    """Keep the text outside the journal, which cannot be written to."""
    from rjournal.rescue import write_rescue

    path = write_rescue(call.paths.data, f"{text}\n")
    if path is None:
        return f"It could not be kept anywhere, so here it is:\n\n{text}"
    return f"What you wrote is kept in {path}."
