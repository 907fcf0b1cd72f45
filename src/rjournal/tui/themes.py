"""Colours: a paper notebook at dusk, in the light and in high contrast, and names that work in any theme.

Everything on the screen is drawn with the eight names of `NAMES`. rjournal's own themes choose them by hand;
for Textual's themes, which know nothing of them, `variable_defaults` derives them, so that switching to any
theme neither crashes (an undefined variable in CSS does) nor drops below readable contrast.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.color import Color
from textual.theme import Theme

NAMES: tuple[str, ...] = (
    "rj-text",
    "rj-soft",
    "rj-faint",
    "rj-accent",
    "rj-grown",
    "rj-rule",
    "rj-selected",
    "rj-raised",
)
"""Three strengths of text; the accent (focus, what is next); what has grown; border; selected row; field."""

READABLE = 4.5
"""The least contrast text may have with what lies behind it (WCAG 2.2, 1.4.3 level AA)."""

DEFAULT = "rjournal-dark"
"""The theme when the settings name none, or one that does not exist."""


def _theme(name: str, *, dark: bool, background: str, **names: str) -> Theme:
    variables = {f"rj-{key}": value for key, value in names.items()}
    text, accent, soft, faint = (names[key] for key in ("text", "accent", "soft", "faint"))
    rule, selected, raised = (names[key] for key in ("rule", "selected", "raised"))
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=soft,
        accent=accent,
        success=names["grown"],
        # No red: a problem is a sentence, not a colour (docs/product.md, principle 3).
        warning=accent,
        error=accent,
        foreground=text,
        background=background,
        surface=raised,
        panel=raised,
        variables={
            **variables,
            "text-muted": soft,
            "text-disabled": faint,
            "border": accent,
            "border-blurred": rule,
            "block-cursor-background": selected,
            "block-cursor-foreground": text,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": selected,
            "block-cursor-blurred-foreground": text,
            "input-cursor-background": accent,
            "input-cursor-foreground": background,
            "input-selection-background": rule,
            "scrollbar": rule,
            "scrollbar-hover": faint,
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
        },
    )


DARK = _theme(
    "rjournal-dark",
    dark=True,
    background="#191613",
    text="#ece3d4",
    soft="#bfb3a1",
    faint="#9a8f80",
    accent="#e6a856",
    grown="#94b88a",
    rule="#3f372e",
    selected="#2b251e",
    raised="#221d18",
)
LIGHT = _theme(
    "rjournal-light",
    dark=False,
    background="#f7f1e5",
    text="#2a241d",
    soft="#554b3f",
    faint="#6b6052",
    accent="#8f5206",
    grown="#416a3e",
    rule="#cfc2ab",
    selected="#ebe1cd",
    raised="#f0e8d8",
)
CONTRAST = _theme(
    "rjournal-contrast",
    dark=True,
    background="#000000",
    text="#ffffff",
    soft="#ffffff",
    faint="#d9d9d9",
    accent="#ffc247",
    grown="#8fe388",
    rule="#a8a8a8",
    selected="#26221c",
    raised="#14110d",
)
OWN: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST)
"""rjournal's own themes, the default first."""


def register(app: App[Any]) -> None:
    """Make rjournal's themes known to `app`; choosing one is the app's business."""
    for theme in OWN:
        app.register_theme(theme)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, 1 (the same) to 21 (black, white); WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def variable_defaults(theme: Theme) -> dict[str, str]:
    """A value for every one of `NAMES`, derived from any theme's own colours.

    Return this from `App.get_theme_variable_defaults`; what a theme defines itself wins over it.
    """
    if theme.ansi:
        return _ansi_defaults()
    colours = theme.to_color_system().generate()
    background = Color.parse(colours["background"])
    foreground = Color.parse(colours["foreground"])
    selected = background.blend(foreground, 0.10)
    text = _readable(foreground, background, selected)
    return {
        "rj-text": text.hex,
        "rj-soft": _readable(background.blend(text, 0.80), background, selected).hex,
        "rj-faint": _readable(background.blend(text, 0.62), background, selected).hex,
        "rj-accent": _readable(Color.parse(colours["accent"]), background, selected).hex,
        "rj-grown": _readable(Color.parse(colours["success"]), background, selected).hex,
        "rj-rule": background.blend(foreground, 0.22).hex,
        "rj-selected": selected.hex,
        "rj-raised": background.blend(foreground, 0.05).hex,
    }


def _ansi_defaults() -> dict[str, str]:
    """The terminal's own colours; text keeps the one strength that is sure to be readable."""
    return {
        "rj-text": "ansi_default",
        "rj-soft": "ansi_default",
        "rj-faint": "ansi_default",
        "rj-accent": "ansi_yellow",
        "rj-grown": "ansi_green",
        "rj-rule": "ansi_bright_black",
        "rj-selected": "ansi_default",
        "rj-raised": "ansi_default",
    }


def _readable(colour: Color, *behind: Color) -> Color:
    """The nearest colour to `colour`, towards black or white, that reads on all of `behind`."""
    goal = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: contrast(end, behind[0]))
    for step in range(21):
        candidate = Color.parse(colour.blend(goal, step / 20).hex6)
        if all(contrast(candidate, background) >= READABLE for background in behind):
            return candidate
    return goal


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
