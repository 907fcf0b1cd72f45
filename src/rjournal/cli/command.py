"""How commands are made: every one with examples, every group loading a command only when it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

import click


class Command(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each on a line of its own."""
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"{' ' * formatter.current_indent}{example}\n")


class Group(click.Group):
    """A group of commands that live in modules of the same name and are imported when called.

    `table` holds each command's name and one-line help in the order of the help page, so that `--help`
    imports none of them. `alone` is the command that runs when none is named, `otherwise` the one that takes
    what names no command: `rjournal action "Send the deck"`.
    """

    def __init__(
        self,
        *args: Any,
        package: str,
        table: Mapping[str, str],
        alone: str = "",
        otherwise: str = "",
        **more: Any,
    ) -> None:
        more.setdefault("no_args_is_help", not alone)
        super().__init__(*args, **more)
        self.package = package
        self.table = dict(table)
        self.alone = alone
        self.otherwise = otherwise

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None if there is none of that name."""
        if cmd_name not in self.table:
            return None
        module = import_module(f"{self.package}.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that goes without saying, unless a shell asks which there are."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        if self.alone and (not args or (not self.otherwise and _is_option(args[0]))):
            args = [self.alone, *args]
        elif args and self.otherwise and args[0] not in self.table and args[0] != "--help":
            args = [self.otherwise, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first.

        Raises:
            click.UsageError: there is none of that name; the sentence names the nearest.
        """
        name = args[0]
        if name not in self.table:
            # difflib costs 5 ms, and nothing is in a hurry once a name is wrong.
            from difflib import get_close_matches

            near = get_close_matches(name, self.table, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"There is no command “{name}”.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))


def documented(
    name: str, *, examples: Sequence[str], cls: type[Command] = Command, **more: Any
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function the command `name`; its docstring is the help, the first sentence the table's."""
    return click.command(name, cls=cls, examples=examples, **more)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "--help"


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
"""For what lists or shows."""

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most."
)
all_option = click.option("--all", "everything", is_flag=True, help="All of them, however many.")
from_option = click.option("--from", "first", metavar="DATE", help="The first day.")
until_option = click.option("--until", "last", metavar="DATE", help="The last day.")
"""`--from` and `--until` include their days."""

with_option = click.option(
    "--with", "who", metavar="NAME", help="The person: a name, its beginning, or a handle."
)
on_option = click.option("--on", metavar="DATE", help="The day it belongs to; today unless you say.")
session_option = click.option("--session", metavar="HANDLE", help="The session it comes from, like s7.")
