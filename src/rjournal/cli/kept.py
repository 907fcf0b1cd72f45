"""Keeping what was typed when it cannot be saved: as a draft, else in a file, else back on the screen.

Only words that somebody wrote are kept, and they are let go when another try has saved them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain, count
from typing import TYPE_CHECKING

import click

from rjournal.cli import output
from rjournal.cli.command import Command
from rjournal.domain.text import sanitize
from rjournal.errors import NOT_OVERWRITTEN, SAFE, RJournalError

if TYPE_CHECKING:
    from rjournal.cli.call import Call
    from rjournal.storage.repos.drafts import Draft

_PLACE = "add:"
"""How the keys of drafts begin that a command keeps."""

_NEW_GOAL = "form:goal:new"
"""Where the screen keeps a goal that was begun, and goes on with it."""

_BACK = "rjournal offers it when it opens, and `rjournal add --draft {key}` saves it as an entry."

_BACK_TO_RECORD = "rjournal goes on with it when it opens, and `rjournal drafts show {key}` prints it."

_BACK_AS_GOAL = "rjournal goes on with it as a new goal when it opens."

_SESSION = "Session with "


@contextmanager
def keeping(call: Call, body: str, *, title: str = "", key: str = "") -> Iterator[None]:
    """Keep the words when what happens inside does not succeed for whatever reason, and say where they are.

    `key` names the draft they are in already, if they are; blank words are not kept. An error of ours carries
    the sentence in its hint. When it succeeds, what an earlier try kept of the same words is let go.
    """
    with _keeping(call, {"title": title, "body": body}, key, _PLACE):
        yield


@contextmanager
def keeping_of_session(call: Call, body: str, name: str | None) -> Iterator[None]:
    """Like `keeping`, for what was said of a session: the name of whoever it was with goes along."""
    # With nothing said the name alone is no words.
    title = f"{_SESSION}{name}" if name and body.strip() else ""
    with _keeping(call, {"title": title, "body": body}, "", _PLACE):
        yield


@contextmanager
def keeping_new_goal(call: Call, fields: Mapping[str, str]) -> Iterator[None]:
    """Like `keeping`, for the words of a new goal by the names of its form: it is gone on with as a goal."""
    with _keeping(call, fields, "", _NEW_GOAL):
        yield


@contextmanager
def _keeping(call: Call, fields: Mapping[str, str], key: str, place: str) -> Iterator[None]:
    has_words = any(text.strip() for text in fields.values())
    try:
        yield
    except BaseException as error:
        if has_words:
            where = _keep(call, fields, key, place)
            if isinstance(error, RJournalError):
                # Where the words are follows, and it may be nowhere.
                hint = error.hint.replace(SAFE, "Nothing was written.")
                hint = hint.replace(NOT_OVERWRITTEN, "Nothing was overwritten.")
                error.hint = f"{hint} {where}".strip()
            else:
                output.say(where)
        raise
    if has_words:
        _let_go(call, fields, place)


class KeepingCommand(Command):
    """Keeps the words even when an option is misspelt and nothing could be understood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            click.UsageError: they cannot be understood; the words are kept.
        """
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            # Words that were understood need none of it.
            from rjournal.cli.own_words import words_among

            fields = words_among(self, given)
            if any(text.strip() for text in fields.values()):
                where = _keep(ctx.find_root().obj, fields, "", _PLACE)
                raise click.UsageError(f"{error.format_message()} {where}", ctx) from error
            raise


def _keep(call: Call, fields: Mapping[str, str], key: str, place: str) -> str:
    """Keep the words of `fields`, unless they are the draft `key` already; the sentence that says where."""
    try:
        if not key:
            # A second try with the same words needs no second draft.
            key = next((one.key for one in _kept(call, fields)), "") or _free(call, place)
            call.store.drafts.save(key, fields)
    except RJournalError:
        return _elsewhere(call, "\n\n".join(words for words in fields.values() if words.strip()))
    back = _BACK if key.startswith(_PLACE) else _BACK_AS_GOAL if place == _NEW_GOAL else _BACK_TO_RECORD
    return f"What you wrote is kept as a draft: {back.format(key=key)}"


def _let_go(call: Call, fields: Mapping[str, str], place: str) -> None:
    """Drop the drafts that earlier tries left of words that are saved now."""
    # Nearly always there is none: `rjournal add` looks once, and loads nothing for it.
    if not any(call.store.has_drafts(beginning) for beginning in {_PLACE, place}):
        return
    # A draft too many is harmless, and what is saved must not look as if it were not.
    with suppress(RJournalError):
        for draft in _kept(call, fields):
            call.store.drafts.delete(draft.key)


def _kept(call: Call, fields: Mapping[str, str]) -> list[Draft]:
    """The drafts that commands have kept and that say nothing but what `fields` say."""
    words = {name: sanitize(text) for name, text in fields.items()}
    return [
        draft
        for draft in call.store.drafts.all()
        if draft.key.startswith((_PLACE, _NEW_GOAL)) and _says_no_more(draft.fields, words)
    ]


def _says_no_more(kept: Mapping[str, str], words: Mapping[str, str]) -> bool:
    """Whether every word of a draft is among `words`; by which name a session was called is none of them."""
    return all(
        text == words.get(name) or (name == "title" and text.startswith(_SESSION))
        for name, text in kept.items()
        if text.strip()
    )


def _free(call: Call, place: str) -> str:
    """A key of a place where no draft is kept yet."""
    if place == _PLACE:
        return new_key(call)
    keys = chain((place,), (f"{place}:{number}" for number in count(2)))
    return next(key for key in keys if call.store.drafts.get(key) is None)


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
