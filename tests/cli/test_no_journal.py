"""Looking at a home without a journal: nothing is found, that is said, and nothing is made."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tests.cli.test_help import COMMANDS

_LOOKS = {
    "list",
    "show",
    "search",
    "tags",
    "map",
    "prep",
    "kinds",
    "silent",
    "bank",
    "history",
    "timeline",
    "undo",
    "redo",
    "where",
}
_ALSO = ("rjournal drafts discard", "rjournal delete", "rjournal undelete", "rjournal export md")
_GIVEN = {"rjournal undelete": "e1", "rjournal drafts discard": "add:"}
_WORDS = {"HANDLE": "e1", "HANDLE...": "e1", "NAME": "noor", "WORDS...": "word", "KEY": "add:", "TO": "x"}
LOOKING = [
    (path, command)
    for path, _, command in COMMANDS
    if not isinstance(command, click.Group) and (path.split()[-1] in _LOOKS or path in _ALSO)
]


def _needed(path: str, command: click.Command) -> list[str]:
    """What a command cannot do without."""
    if path in _GIVEN:
        return [_GIVEN[path]]
    context = click.Context(command)
    arguments = [one for one in command.params if isinstance(one, click.Argument) and one.required]
    return [_WORDS[one.make_metavar(context).strip("[]")] for one in arguments]


@pytest.mark.parametrize(("path", "command"), LOOKING, ids=[path for path, _ in LOOKING])
def test_looking_at_a_home_without_a_journal_makes_none(
    run: Run, home: Path, path: str, command: click.Command
) -> None:
    ran = run(*path.split()[1:], *_needed(path, command))
    assert ran.code in (0, 2), ran.err
    if path != "rjournal where":
        assert f"There is no journal yet: {home / 'journal.db'}." in ran.err
    assert not home.exists()
    if ran.code == 0 and any(param.name == "as_json" for param in command.params):
        json.loads(run(*path.split()[1:], *_needed(path, command), "--json").out)
    assert not home.exists()


def test_lists_of_nothing_are_empty_and_what_is_asked_for_is_not_found(run: Run, done: Run) -> None:
    for words in (
        ("list",),
        ("drafts",),
        ("due",),
        ("search", "x"),
        ("tags",),
        ("person", "list"),
        ("goal",),
    ):
        ran = done(*words)
        assert ran.out == "", words
        assert ran.err.count("There is no journal yet") == 1
    assert run("show", "e1").code == 2
    assert done("list", "--json").json == []


def test_words_are_written_into_a_new_journal_as_ever(done: Run, home: Path) -> None:
    assert "no journal" not in done("add", "The first").err
    assert "no journal" not in done("list").err
    assert (home / "journal.db").exists()
