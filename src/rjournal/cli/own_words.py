"""A writer's own words among the arguments of a command, where these cannot be understood as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import click

from rjournal.cli import typed

_UNNAMED = ("notes",)
"""Options whose text is words like any other, and needs no name before it."""


def words_among(command: click.Command, args: Sequence[str]) -> dict[str, str]:
    """The words among `args`, as the fields of a draft: `title` and `body`, as the command itself keeps them.

    Names, dates, numbers and handles are no words. What nobody can tell is taken for words.
    """
    found = _sorted_out(command, args)
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    words = found.words[sum(one.nargs for one in arguments if one.nargs > 0) :]
    text = " ".join(words)
    if not words and any(one.nargs < 0 for one in arguments):
        text = typed.given(()) or ""
    title = " ".join(found.texts.pop("title", ()))
    said = [
        (param.opts[0].removeprefix("--"), one)
        for param in command.params
        for one in found.texts.get(param.name or "", ())
    ]
    return {"title": title, "body": in_lines(said, text)}


def in_lines(said: Iterable[tuple[str, str]], words: str = "") -> str:
    """Words, and the texts of options by their names, as one text: `learned: Lead with the decision`."""
    lines = [text if name in _UNNAMED else f"{name}: {text}" for name, text in said if text.strip()]
    return "\n".join(filter(str.strip, (words, *lines)))


@dataclass
class _Found:
    words: list[str] = field(default_factory=list)
    """What stands alone, names included."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """What was given to options that take a text, by the names of their parameters."""


def _sorted_out(command: click.Command, args: Sequence[str]) -> _Found:
    options = {name: param for param in command.params for name in (*param.opts, *param.secondary_opts)}
    found = _Found()
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            found.words.extend(rest)
            break
        name, is_joined, value = arg.partition("=")
        option = _option(options, name)
        if option is None:
            found.words.append(arg)
        elif not option.is_flag:
            value = value if is_joined else next(rest, "")
            if option.metavar == "TEXT":
                text = typed.piped() if value == "-" else value
                found.texts.setdefault(option.name or "", []).append(text)
            elif name not in options and " " in value:
                # The nearest name need not be the one that was meant, and a sentence is no name or date.
                found.words.append(value)
    return found


def _option(options: Mapping[str, click.Parameter], name: str) -> click.Option | None:
    """The option of that name, else the one that it is probably a slip for."""
    if name.startswith("--") and name not in options:
        # difflib costs 5 ms, and nothing is in a hurry once a name is wrong.
        from difflib import get_close_matches

        name = next(iter(get_close_matches(name, options, n=1)), name)
    option = options.get(name)
    return option if isinstance(option, click.Option) else None
