"""The settings, chosen one at a time, applied at once and kept in `config.toml`. They need no drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.config import DATE_ORDERS, WEEKDAY_NAMES, write_setting
from rjournal.domain.periods import WEEKDAYS
from rjournal.tui import themes
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import ChooseModal, Pick

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_THEME_WORDS = {
    "rjournal-dark": "a notebook at dusk",
    "rjournal-light": "a notebook in daylight",
    "rjournal-contrast": "white on black",
    "ansi-dark": "your terminal's own colours",
    "ansi-light": "your terminal's own colours",
}
_ORDER_WORDS = {
    "day-first": ("Day first", "3/4 is the third of April"),
    "month-first": ("Month first", "3/4 is the fourth of March"),
}

_BACKUPS_WORDS = {
    "daily": ("Once a day", "when rjournal opens; old copies make room for new ones"),
    "never": ("Only when I ask", "with “Back up now” or on the command line"),
}


async def choose_theme(app: JournalApp) -> None:
    """Choose the colours: each theme is shown while it is marked; leaving puts the old one back.

    Raises:
        RJournalError: the choice could not be kept; it holds until rjournal is left.
    """
    before = app.theme

    def try_on(name: str) -> None:
        app.theme = name

    own = [theme.name for theme in themes.OWN]
    others = sorted(name for name in app.available_themes if name not in own)
    picks = [Pick(name, name, _THEME_WORDS.get(name, "")) for name in (*own, *others)]
    modal = ChooseModal("Theme", picks, chosen=before, marked=try_on)
    picked = await app.push_screen_wait(modal)
    app.theme = picked or before
    if picked is not None and picked != app.settings.theme:
        app.settings = replace(app.settings, theme=picked)
        write_setting(app.paths.config_file, "theme", picked)
        tell(app, f"The theme is {picked} from now on.")


async def choose_date_order(app: JournalApp) -> None:
    """Choose how a day like 3/4 is read.

    Raises:
        RJournalError: the choice could not be kept; it holds until rjournal is left.
    """
    picks = [Pick(order, *_ORDER_WORDS[order]) for order in DATE_ORDERS]
    picked = await choose(app, "Order of day and month", picks, chosen=app.settings.date_order)
    for order in DATE_ORDERS:
        if order == picked != app.settings.date_order:
            app.settings = replace(app.settings, date_order=order)
            write_setting(app.paths.config_file, "date_order", order)
            tell(app, f"From now on {_ORDER_WORDS[order][1]}.")


async def choose_backups(app: JournalApp) -> None:
    """Choose whether the journal is copied once a day.

    Raises:
        RJournalError: the choice could not be kept; it holds until rjournal is left.
    """
    picks = [Pick(key, name, about) for key, (name, about) in _BACKUPS_WORDS.items()]
    chosen = "daily" if app.settings.backups else "never"
    picked = await choose(app, "Copies of the journal", picks, chosen=chosen)
    if picked is None or picked == chosen:
        return
    app.settings = replace(app.settings, backups=picked == "daily")
    write_setting(app.paths.config_file, "backups", app.settings.backups)
    if app.settings.backups:
        tell(app, "The journal is copied once a day from the next start on.")
    else:
        tell(app, "The journal is copied only when you ask for it.", "Copies there are stay.")


async def choose_first_weekday(app: JournalApp) -> None:
    """Choose the day a week begins on; habits and the weeks on Today are counted by it.

    Raises:
        RJournalError: the choice could not be kept; it holds until rjournal is left.
    """
    picks = [Pick(name, day) for name, day in zip(WEEKDAY_NAMES, WEEKDAYS, strict=True)]
    chosen = WEEKDAY_NAMES[app.settings.first_weekday]
    picked = await choose(app, "A week begins on", picks, chosen=chosen)
    if picked is None or picked == chosen:
        return
    at = WEEKDAY_NAMES.index(picked)
    app.settings = replace(app.settings, first_weekday=at)
    # Nothing in the journal changed, but every count of weeks did.
    app.announce("*")
    write_setting(app.paths.config_file, "first_weekday", picked)
    tell(app, f"Weeks begin on {WEEKDAYS[at]} from now on.")
