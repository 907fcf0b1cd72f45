"""Who may import whom (docs/architecture.md), and what only one place may do."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.hygiene.sources import Module, modules, within

_LEAVES = ("rjournal.errors", "rjournal.clock")
# The shapes that lists are read in are the repositories' own: frozen values that hold no connection.
_SHAPES = ("rjournal.storage.repos", "rjournal.storage.search")
# What is told of a copy; making and replacing files is for `services.upkeep` alone.
_COPIES = ("rjournal.storage.backups", "rjournal.storage.restoring")
_HEADLESS = (
    *("rjournal.domain", "rjournal.storage.store", "rjournal.services", "rjournal.transfer"),
    *("rjournal.config", "rjournal.paths", "rjournal.dates", "rjournal.external_editor", *_LEAVES),
    *("rjournal.crash_log", "rjournal.rescue"),
)

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "rjournal.errors": (),
    "rjournal.paths": ("platformdirs",),
    "rjournal.clock": ("rjournal.errors",),
    "rjournal.dates": ("rjournal.errors", "rjournal.domain.periods", "rjournal.domain.edges", "dateutil"),
    "rjournal.config": ("rjournal.errors", "rjournal.paths"),
    "rjournal.external_editor": ("rjournal.errors",),
    "rjournal.crash_log": ("rjournal", "rjournal.clock", "rjournal.errors"),
    "rjournal.rescue": ("rjournal.errors",),
    "rjournal.domain": ("rjournal.domain", "rjournal.errors"),
    "rjournal.storage": (
        *("rjournal.storage", "rjournal.domain", *_LEAVES),
        *("sqlite3", "sqlite_utils"),
        # What is mended unasked is noted there, without any text.
        "rjournal.crash_log",
    ),
    "rjournal.services": (
        *("rjournal.services", "rjournal.domain", "rjournal.storage.store", *_LEAVES),
        *_SHAPES,
    ),
    "rjournal.services.upkeep": (
        *("rjournal.services", "rjournal.domain", "rjournal.storage", *_LEAVES),
        *("rjournal", "rjournal.config", "rjournal.paths", "rjournal.rescue"),
    ),
    "rjournal.transfer": (
        *("rjournal.transfer", "rjournal.services", "rjournal.domain", "rjournal.storage.store", *_LEAVES),
        *(*_SHAPES, "yaml"),
    ),
    "rjournal.cli": ("rjournal", "rjournal.cli", "click", *_SHAPES, *_COPIES, *_HEADLESS),
    "rjournal.cli.main": ("rjournal", "rjournal.cli", "click", "rjournal.tui.app", *_HEADLESS),
    "rjournal.tui": ("rjournal", "rjournal.tui", "textual", "rich", *_SHAPES, *_HEADLESS),
    "rjournal.tui.widgets": (
        *("rjournal.tui", "rjournal.domain", "rjournal.errors", "textual", "rich"),
        # What a widget is handed to show, never what asks for it.
        *("rjournal.services", *_SHAPES),
    ),
    "rjournal.tui.modals": (
        *("rjournal.tui", "rjournal.domain", "rjournal.dates", "rjournal.config", "rjournal.rescue"),
        *(*_LEAVES, "textual", "rich"),
    ),
    "rjournal.__main__": ("rjournal.cli.main",),
    "rjournal": (),
}
"""Of the rules that hold for a module, the one for the longest name counts. `sqlite3` is nobody else's."""

NEVER: dict[str, tuple[str, ...]] = {
    "rjournal.tui.modals": ("rjournal.tui.app", "rjournal.tui.screens", "rjournal.tui.flows"),
    "rjournal.tui.widgets": (
        *("rjournal.tui.app", "rjournal.tui.base", "rjournal.tui.screens", "rjournal.tui.flows"),
        "rjournal.tui.modals",
    ),
}
"""Inside the terminal UI: what lies above a room."""

EXACT = ("rjournal", "rjournal.cli.main", "rjournal.__main__")
"""Names that mean the module itself and not what is inside."""


def _allowed(importer: str) -> tuple[str, ...]:
    fitting = [
        name for name in MAY_IMPORT if importer == name or (name not in EXACT and within(importer, name))
    ]
    assert fitting, f"{importer} is in no room of the house: give it one in docs/architecture.md and here"
    return MAY_IMPORT[max(fitting, key=len)]


def _may(imported: str, allowed: tuple[str, ...]) -> bool:
    if imported.split(".", maxsplit=1)[0] in sys.stdlib_module_names and imported != "sqlite3":
        return True
    return any(imported == name if name in EXACT else within(imported, name) for name in allowed)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_imports_follow_the_table(module: Module) -> None:
    allowed = _allowed(module.name)
    strays = [f"line {line}: {name}" for line, name in module.imports() if not _may(name, allowed)]
    assert not strays, f"{module.name} may not import {', '.join(strays)}"


@pytest.mark.parametrize("room", NEVER)
def test_inside_the_screen_imports_go_down(room: str) -> None:
    found = [
        f"{module.name} line {line}: {name}"
        for module in modules()
        if within(module.name, room)
        for line, name in module.imports()
        if within(name, *NEVER[room])
    ]
    assert not found, f"these import what lies above them: {', '.join(found)}"


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_one_place_asks_for_the_time(module: Module) -> None:
    if module.name == "rjournal.clock":
        return
    asked = [
        f"line {node.lineno}: {words}"
        for words, node in module.calls()
        if words.endswith(("datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today"))
    ]
    assert not asked, (
        f"{module.name} asks for the time ({asked}): take it from rjournal.clock or as an argument"
    )


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_one_place_writes_to_the_streams(module: Module) -> None:
    if module.name == "rjournal.cli.output":
        return
    writers = ("print", "sys.stdout.write", "sys.stderr.write", "click.echo", "click.secho")
    found = [f"line {node.lineno}: {words}" for words, node in module.calls() if words in writers]
    if module.name == "rjournal.tui.safety":
        # When the screen has gone there is nothing left to say it with.
        found = [one for one in found if "sys.stderr.write" not in one and "print" not in one]
    assert not found, f"{module.name} writes by itself ({found}): use rjournal.cli.output"


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_sql_is_put_together_outside_storage(module: Module) -> None:
    if within(module.name, "rjournal.storage"):
        return
    asking = ("execute", "executemany", "where", "ids", "count", "all", "one", "each", "run")
    built = [
        f"line {node.lineno}"
        for words, node in module.calls()
        if words.rpartition(".")[2] in asking
        and any(part in words for part in ("store.", "connection", "_db", "raw"))
        and node.args
        and not _is_constant_sql(node.args[0])
    ]
    assert not built, f"{module.name} formats SQL ({built}): give values as parameters"


def _is_constant_sql(argument: ast.expr) -> bool:
    """Whether only constants and question marks are put into a text, if it is put together here at all."""
    if not isinstance(argument, ast.JoinedStr):
        return True
    holes = [ast.unparse(part.value) for part in argument.values if isinstance(part, ast.FormattedValue)]
    return all(hole.isupper() or hole == "marks" or hole.startswith("', '.join('?' *") for hole in holes)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_widgets_and_modals_never_touch_the_journal(module: Module) -> None:
    if not within(module.name, "rjournal.tui.widgets", "rjournal.tui.modals"):
        return
    touched = [
        f"line {node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("store", "connection")
    ]
    assert not touched, f"{module.name} touches the journal ({touched}): post a message to the screen"


def test_the_rules_would_tell_a_stray() -> None:
    stray = Module(
        "rjournal.tui.widgets.x", ast.parse("def f():\n    from rjournal.storage.store import Store\n")
    )
    assert list(stray.imports()) == [(2, "rjournal.storage.store")]
    assert not _may("rjournal.storage.store", _allowed(stray.name))
    assert not _may("sqlite3", _allowed("rjournal.services.x"))
    assert not _may("rjournal.tui.app", _allowed("rjournal.cli.commands.add"))
    assert _may("rjournal.tui.app", _allowed("rjournal.cli.main"))
    formatted, marked = (ast.parse(code, mode="eval").body for code in ("f'id = {x}'", "f'id IN ({marks})'"))
    assert not _is_constant_sql(formatted)
    assert _is_constant_sql(marked)
