"""Help is a promise: every command and option has it, its examples can be typed, its tables are true."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from rjournal.cli.call import Call
from rjournal.cli.command import Command, Group
from rjournal.cli.main import root
from rjournal.errors import Busy, Conflict, Invalid, NewerJournal, NotFound, RJournalError, StorageError
from tests.cli.conftest import Run


def _walk(group: Group, path: str) -> Iterator[tuple[str, str, click.Command]]:
    context = click.Context(group)
    for name, line in group.table.items():
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", line, command
        if isinstance(command, Group):
            yield from _walk(command, f"{path} {name}")


COMMANDS = list(_walk(root, "rjournal"))
EXAMPLES = [
    (path, example)
    for path, _, command in COMMANDS
    if isinstance(command, Command)
    for example in command.examples
]


@pytest.mark.parametrize(("path", "line", "command"), COMMANDS, ids=[path for path, _, _ in COMMANDS])
def test_every_command_and_option_has_help(path: str, line: str, command: click.Command) -> None:
    assert command.help
    assert command.name == path.rsplit(maxsplit=1)[-1]
    first = re.split(r"(?<=\.)\s", command.help.strip())[0]
    assert " ".join(first.split()) == line, "the table and the command's own help say different things"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help and option.help.endswith("."), f"{path} {option.opts[0]}"


@pytest.mark.parametrize(("path", "line", "command"), COMMANDS, ids=[path for path, _, _ in COMMANDS])
def test_help_can_be_asked_for_everywhere(run: Run, path: str, line: str, command: click.Command) -> None:
    ran = run(*path.split()[1:], "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: ")
    if isinstance(command, Command):
        assert command.examples, f"{path} has no examples"
        for example in command.examples:
            assert example in ran.out


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_examples_can_be_typed(home: object, path: str, example: str) -> None:
    words = shlex.split(example)
    for sign in ("<", ">", "|"):
        if sign in words:
            words = words[: words.index(sign)]
    command: click.Command = root
    context = click.Context(root, obj=Call(), info_name=words.pop(0))
    while isinstance(command, Group):
        known = words and words[0] in command.table
        name = words.pop(0) if known else (command.otherwise if words else command.alone)
        found = command.get_command(context, name)
        assert found is not None
        command = found
    command.make_context(command.name, words, parent=context).close()
    assert example.startswith("rjournal ")


@pytest.mark.parametrize(
    "error", [RJournalError, Invalid, NotFound, Conflict, StorageError, Busy, NewerJournal]
)
def test_the_help_names_every_exit_code(run: Run, error: type[RJournalError]) -> None:
    assert re.search(rf"\b{error.exit_code} ", run("--help").out.partition("Exit codes")[2])


def test_the_help_of_all_commands_loads_none_of_them() -> None:
    probe = (
        "import sys\n"
        "from rjournal.cli.main import main\n"
        "main(['--help'])\n"
        "print([m for m in sys.modules if m.startswith('rjournal.cli.commands.')], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"


def test_a_mistyped_command_is_answered_with_the_nearest(run: Run) -> None:
    ran = run("serach", "x")
    assert ran.code == 2
    assert "Did you mean search?" in ran.err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("rjournal dem", ["demo"]),
        ("rjournal goal re", ["revise", "resume", "reopen"]),
        ("rjournal action do", ["done"]),
        ("rjournal export md --fo", ["--force", "--for"]),
    ],
)
def test_a_shell_can_ask_how_a_line_goes_on(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_RJOURNAL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    ran = run()
    assert ran.code == 0
    assert [line.split(",")[1] for line in ran.out.splitlines()] == offered


def test_a_shell_is_told_how_to_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_RJOURNAL_COMPLETE", "zsh_source")
    ran = run()
    assert ran.code == 0 and "_RJOURNAL_COMPLETE=zsh_complete" in ran.out


_OF_A_PERSON = re.compile(r"--with (\w+)|(?:session (?:log|plan)|pairing \w+|person (?:show|edit)) (\w+)")
_OF_A_GOAL = re.compile(r"(?:--goal|goal (?:check-in|show|revise|pause|resume|close|reopen|step add)) (\w+)")


def test_whoever_and_whatever_an_example_names_is_in_the_sample(done: Run, home: Path) -> None:
    done("demo", "--path", str(home), "--no-open")
    examples = "\n".join(
        example for _, _, command in COMMANDS for example in getattr(command, "examples", ())
    )
    people = {one or other for one, other in _OF_A_PERSON.findall(examples) if not other[-1:].isdigit()}
    goals = set(_OF_A_GOAL.findall(examples))
    assert people and goals
    for name in people:
        done("person", "show", name)
    for name in goals:
        done("goal", "show", name)
