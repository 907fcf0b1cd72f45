"""The commands `learned …` and `taught …`, made alike: each says what it does in its own words."""

from __future__ import annotations

from typing import Any, get_args

import click

from rjournal.cli import ledger
from rjournal.cli.call import Call, looks_at_call, takes_call
from rjournal.cli.command import Command, documented, json_option, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand
from rjournal.cli.learning_options import facts_options, filter_options, steps_of
from rjournal.domain.lines import Direction
from rjournal.domain.retention import AskedHow, RetentionResult
from rjournal.services.learnings import Answer


def adding(direction: Direction, says: str, examples: tuple[str, ...]) -> Command:
    """The command that notes something."""

    @documented(
        "add", cls=KeepingCommand, examples=examples, help=f'{says}\n\nThe word "add" can be left out.'
    )
    @click.argument("words", nargs=-1)
    @with_option
    @session_option
    @on_option
    @facts_options(direction)
    @click.option("--status", type=steps_of(direction), help="How far it has come already.")
    @takes_call
    def command(call: Call, /, *, words: tuple[str, ...], **options: Any) -> None:
        ledger.add(call, direction, words, options)

    return command


def listing(direction: Direction, says: str, examples: tuple[str, ...]) -> Command:
    """The command that lists it."""

    @documented("list", examples=examples, help=says)
    @filter_options(direction)
    @json_option
    @looks_at_call
    def command(call: Call, /, *, as_json: bool, **options: Any) -> None:
        ledger.show_list(call, direction, options, as_json=as_json)

    return command


def moving(direction: Direction, says: str, examples: tuple[str, ...]) -> Command:
    """The command that moves it on."""

    @documented("move", examples=examples, help=says)
    @click.argument("handle")
    @click.option("--to", type=steps_of(direction), help="The step; the next one unless you say.")
    @click.option("--back", is_flag=True, help="One step back instead.")
    @click.option("--on", metavar="DATE", help="The day it moved; today unless you say.")
    @takes_call
    def command(call: Call, /, *, handle: str, to: str | None, back: bool, on: str | None) -> None:
        ledger.move(call, direction, handle, to=to, back=back, on=on)

    return command


def checking(direction: Direction, says: str, examples: tuple[str, ...]) -> Command:
    """The command that notes a check."""

    @documented("check", examples=examples, help=says)
    @click.argument("handle")
    @click.option(
        "--result", type=click.Choice(get_args(RetentionResult)), required=True, help="What it showed."
    )
    @click.option("--how", type=click.Choice(get_args(AskedHow)), help="How it was asked.")
    @click.option("--note", metavar="TEXT", default="", help="A word about it.")
    @click.option(
        "--status", type=steps_of(direction), help="Where it stands now; as it went unless you say."
    )
    @click.option("--on", metavar="DATE", help="The day it was made; today unless you say.")
    @takes_call
    def command(call: Call, /, *, handle: str, on: str | None, **options: Any) -> None:
        answer = Answer(options["result"], options["how"], options["note"], options["status"] or "")
        ledger.check(call, direction, handle, answer, on)

    return command


def editing(direction: Direction, says: str, examples: tuple[str, ...]) -> Command:
    """The command that changes it."""

    @documented("edit", examples=examples, help=says)
    @click.argument("handle")
    @click.option("--text", metavar="TEXT", help="Other words.")
    @click.option("--with", "who", metavar="NAME", help="The person; none takes them away.")
    @click.option("--session", metavar="HANDLE", help="The session it comes from; none takes it away.")
    @click.option("--on", metavar="DATE", help="The day it belongs to.")
    @facts_options(direction, changing=True)
    @click.option("--status", type=steps_of(direction), help="Where it stands.")
    @click.option("--since", metavar="DATE", help="Since when; today unless you say.")
    @click.option("--reason", metavar="TEXT", help="Why it was set aside.")
    @takes_call
    def command(call: Call, /, *, handle: str, **options: Any) -> None:
        ledger.edit(call, direction, handle, options)

    return command
