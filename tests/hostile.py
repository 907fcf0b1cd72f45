"""The hostile corpus: text that has broken terminal programs. It goes through every screen and command."""

from __future__ import annotations

HOSTILE: tuple[str, ...] = (
    "[/]",
    "[/b] and x [/nope] y",
    "[TODO] call them",
    "[x] done",
    "a [tag] b",
    "[b]not bold[/b]",
    "[$primary]",
    "[@click=app.quit]x[/]",
    "[[wiki]]",
    "trailing backslash \\",
    "[link='https://example.org",
    "\x1b]2;planted title\x07after",
    "\x1b[31mred\x1b[0m",
    "\x9b31m C1 sequence",
    "\x1b]52;c;cGxhbnRlZA==\x1b\\",
    "\x00NUL and \x08 backspace",
    "rtl \u202eabc\u202c and שלום עולם",
    "👩\u200d👩\u200d👧\u200d👦 family, 🇳🇱 flag, 👍🏽",
    "combining: Z̸̢̛͇a̶̘̅l̵̰̈g̶̗̍o̶ é",
    "日本語の日記、数学と統計",
    "lone \ud800 surrogate",
    "tab\tand\r\nCRLF\rCR",
    "form\x0cfeed and line\u2028separator",
    "---\nfront: matter\n---",
    "## A heading in a body\n\n# And a bigger one",
    "```\nunclosed fence",
    "%% an unclosed private span",
    "'; DROP TABLE entry; --",
    '"quoted" AND (OR NOT NEAR(',
    "don't C++ a:b col:umn * ^",
    "{{ template }} {0} %s %(x)s $HOME `id`",
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    " " * 40,
    "word " * 400,
)
"""Each is one field's worth of text."""

LONG_LINE = "x" * 200_000
"""One line of 200 kB."""
