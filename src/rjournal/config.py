"""The settings in `config.toml`: a flat file written by hand, where one slip never costs the other settings.

Reading collects what it could not use as sentences and keeps the defaults; writing changes one line and
leaves the user's own lines and comments as they are.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from rjournal.errors import Invalid, StorageError

DateOrder = Literal["day-first", "month-first"]
DATE_ORDERS: tuple[DateOrder, ...] = ("day-first", "month-first")
WEEKDAY_NAMES: tuple[str, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
"""How `first_weekday` is written in the file, in the order of `date.weekday()`."""

LONGEST_THEME_NAME = 64

_REPAIR = "It was left as it is: repair or move it, and try again."


@dataclass(frozen=True)
class Settings:
    """What the user set, and the default for what they did not.

    `first_weekday` counts like `date.weekday()`: 0 is Monday. `backups` is whether the journal is copied once
    a day when it is opened on the screen. Whether a theme called `theme` exists is for the terminal UI to
    find out. `problems` are sentences about what in the file could not be used, empty when all is well.
    """

    theme: str = "rjournal-dark"
    date_order: DateOrder = "day-first"
    first_weekday: int = 0
    backups: bool = True
    problems: tuple[str, ...] = ()

    @property
    def day_first(self) -> bool:
        """Whether `3/4` is the third of April."""
        return self.date_order == "day-first"


def load(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults where there is no file, or for what it does not say.

    Never raises for what is in the file, or for a file that cannot be read: `problems` tells.
    """
    try:
        values = _parse(_read(path))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(problems=(f"config.toml could not be read: {error.strerror or 'no reason given'}.",))
    except Invalid as error:
        return Settings(problems=(error.message,))
    return _settings(values)


def write_setting(path: Path, key: str, value: str | bool) -> None:
    """Set one key, keeping every other line and comment; the file is whole at every moment.

    `value` is as written in the file (`first_weekday` takes `monday`). A new file is readable by the owner
    alone, and so is the folder made for it; an existing one keeps its permissions, a link stays a link.

    Raises:
        Invalid: no such setting, a value it cannot have, or a file that could not be changed without losing
            something the user wrote. Nothing was written.
        StorageError: the file could not be read or written. It is whole, as it was or as asked.
    """
    _check(key, value)
    # The file itself: replacing a link would cut a config folder loose from the user's dotfiles.
    target = Path(os.path.realpath(path))
    try:
        old = _read(target)
    except FileNotFoundError:
        old = ""
    except OSError as error:
        raise _unwritten(error) from error
    new = _with(old, key, value)
    if new == old:
        return
    try:
        _replace(target, new)
    except OSError as error:
        raise _unwritten(error) from error


def _theme(value: object) -> str:
    if isinstance(value, str) and 0 < len(value) <= LONGEST_THEME_NAME and value.isprintable():
        return value
    raise _unusable("theme", "the name of a theme", Settings.theme)


def _date_order(value: object) -> DateOrder:
    for order in DATE_ORDERS:
        if value == order:
            return order
    raise _unusable("date_order", "day-first or month-first", Settings.date_order)


def _first_weekday(value: object) -> int:
    if isinstance(value, str) and value.lower() in WEEKDAY_NAMES:
        return WEEKDAY_NAMES.index(value.lower())
    raise _unusable("first_weekday", "the name of a weekday", WEEKDAY_NAMES[Settings.first_weekday])


def _backups(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _unusable("backups", "true or false", Settings.backups)


def _unusable(key: str, expected: str, example: str | bool) -> Invalid:
    return Invalid(f"{key} has to be {expected}.", f"Write it like {key} = {_written(example)}.", field=key)


def _written(value: str | bool) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_READERS: dict[str, Callable[[object], object]] = {
    "theme": _theme,
    "date_order": _date_order,
    "first_weekday": _first_weekday,
    "backups": _backups,
}
"""Every setting there is. A reader turns the file's value into the one in `Settings`, or raises Invalid."""

_Value = TypeVar("_Value")


def _check(key: str, value: str | bool) -> None:
    if key not in _READERS:
        raise Invalid(f"There is no setting {_shown(key)}.", f"There are {', '.join(_READERS)}.")
    _READERS[key](value)


def _settings(values: Mapping[str, object]) -> Settings:
    problems = [
        f"config.toml: {_shown(key)} is not a setting; there are {', '.join(_READERS)}."
        for key in values
        if key not in _READERS
    ]

    def kept(key: str, reader: Callable[[object], _Value], default: _Value) -> _Value:
        if key not in values:
            return default
        try:
            return reader(values[key])
        except Invalid as error:
            problems.append(f"config.toml: {error} The default is used.")
            return default

    return Settings(
        theme=kept("theme", _theme, Settings.theme),
        date_order=kept("date_order", _date_order, Settings.date_order),
        first_weekday=kept("first_weekday", _first_weekday, Settings.first_weekday),
        backups=kept("backups", _backups, Settings.backups),
        problems=tuple(problems),
    )


def _shown(key: str) -> str:
    """A key as a sentence can carry it: short, and nothing in it that a terminal would obey."""
    return ascii(key if len(key) <= 40 else f"{key[:40]}...")


def _read(path: Path) -> str:
    """The file's text, its line ends untouched. Raises OSError, or Invalid if it is not UTF-8."""
    try:
        # An editor on Windows may put a byte order mark in front, which TOML does not know.
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("config.toml is not UTF-8 text.", _REPAIR) from None


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Invalid("config.toml is nested too deep to be read.", _REPAIR) from None
    # tomllib lets `int` raise its own ValueError for a number of thousands of digits.
    except ValueError as error:
        raise Invalid(f"config.toml is not TOML: {error}.", _REPAIR) from None


def _with(old: str, key: str, value: str | bool) -> str:
    """The text with one key set: the first edit after which the file says that, and all else it said.

    A line can look like the key and be part of a long string, so every edit is read back before it counts.
    """
    before = _parse(old)
    wanted = before | {key: value}
    if before == wanted:
        return old
    for new in _edits(old, key, value):
        with suppress(Invalid):
            if _parse(new) == wanted:
                return new
    raise Invalid(f"{key} could not be set without disturbing the rest of config.toml.", _REPAIR)


def _edits(old: str, key: str, value: str | bool) -> Iterator[str]:
    """Ways to set the key, best first: its own line changed, a line at the end, a line at the top."""
    written = _written(value)
    lines = old.split("\n")
    for number, line in enumerate(lines):
        found = _assignment(key).fullmatch(line)
        if found:
            changed = f"{found['head']}{written}{found['tail']}"
            yield "\n".join([*lines[:number], changed, *lines[number + 1 :]])
    end = "\r\n" if "\r\n" in old else "\n"
    added = f"{key} = {written}{end}"
    yield old + ("" if not old or old.endswith("\n") else end) + added
    # After a [table] a line at the end would belong to the table.
    yield added + old


def _assignment(key: str) -> re.Pattern[str]:
    """A line that sets the key to one plain value; `tail` is the comment and the carriage return, if any."""
    return re.compile(
        rf"""(?P<head>[ \t]*(?:{key}|"{key}"|'{key}')[ \t]*=[ \t]*)"""
        r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#]+)"""
        r"""(?P<tail>\s*(?:#.*)?)"""
    )


def _replace(target: Path, text: str) -> None:
    """Put the text in the file's place in one step, on the disk before the old one goes. Raises OSError."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            with suppress(FileNotFoundError):
                os.fchmod(handle, target.stat().st_mode & 0o777)
            file.write(text.encode())
            file.flush()
            os.fsync(handle)
        Path(name).replace(target)
    except BaseException:
        # Also for an interrupt: half a file next to the settings is litter nobody dares to remove.
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritten(error: OSError) -> StorageError:
    reason = error.strerror or "no reason given"
    return StorageError(
        f"config.toml could not be changed: {reason}.", "Your journal is not touched by this."
    )
