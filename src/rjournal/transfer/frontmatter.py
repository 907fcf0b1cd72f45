"""The YAML block at the head of a Markdown file, such that every reader of YAML reads the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

Field = str | int | date | Sequence[str]
"""What a field may hold. The properties of note programs know no maps."""


def front_matter(fields: Mapping[str, Field]) -> str:
    """The block with its `---` lines, in the order given. Field names are constants of letters and `_`.

    Every text is quoted: YAML 1.1 would take a plain `yes` for truth, YAML 1.2 a plain `1e5` for a number,
    and `2020-01-01` is a day to both.
    """
    lines = [f"{name}: {_value(value)}" for name, value in fields.items()]
    return "\n".join(("---", *lines, "---", ""))


def _value(value: Field) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value)
    return f"[{', '.join(_quoted(item) for item in value)}]"


def _quoted(text: str) -> str:
    # PyYAML costs 20 ms at start and only an export needs it.
    import yaml

    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=2**31)
    return quoted.removesuffix("\n")
