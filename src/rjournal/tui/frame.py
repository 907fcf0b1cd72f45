"""The app that the frame needs: themes, styles, names of keys, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import Notify

from rjournal.tui import keys, themes
from rjournal.tui.base import tell
from rjournal.tui.stylesheet import KeptStylesheet
from rjournal.tui.typed_ahead import KeysInTurn
from rjournal.tui.whole import WholeApp
from rjournal.tui.widgets.tidied import Tidied

_NO_COLOR = NoColor()

_STYLES = Path(__file__).parent / "styles"


class FrameApp(KeysInTurn, WholeApp[None]):
    """Looks and keys of rjournal, without a journal: `JournalApp` is built on it, tests try screens in it."""

    TITLE = "rjournal"
    CSS_PATH = _STYLES / "frame.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.global_bindings()

    def __init__(self, theme: str = themes.DEFAULT) -> None:
        """An app in a theme.

        Args:
            theme: A theme's name; one that does not exist is replaced by the default.
        """
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        themes.register(self)
        # Textual refuses an unknown name with an exception; a typing mistake in a settings file must not.
        self.theme = theme if theme in self.available_themes else themes.DEFAULT

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What becomes of a line before it is shown: with NO_COLOR it keeps none.

        Textual makes greys of the colours, which on a terminal of the other brightness is a painted ground.
        """
        filters = super().get_line_filters()
        if not self.no_color:
            return filters
        return [*(one for one in filters if not isinstance(one, Monochrome | NoColor)), _NO_COLOR]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """rjournal's colour names for themes that do not know them; without these no CSS would parse."""
        return themes.variable_defaults(self.current_theme)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Keep a key until the screen it is for has been put together: its acts would find no widgets.

        Typed ahead on a busy machine, a key comes while the one before it is still opening a screen.
        """
        # Private to Textual; tests/tui/test_typed_ahead.py fails when it goes.
        await self.screen._mounted_event.wait()
        return await super()._check_bindings(key, priority)

    @on(Tidied)
    def _say_tidied(self, event: Tidied) -> None:
        """Whatever field it was, and on whatever screen: what was left out is said."""
        tell(self, event.words)

    @on(Notify)
    def _make_way(self, event: Notify) -> None:
        """A new message takes the place of the one before: piled up they would cover what was just done.

        The last warning stays beside it, so that trouble is not gone with the next key.
        """
        older = list(self._notifications)
        warnings = [one for one in older if one.severity != "information"]
        for one in older:
            if one not in warnings[-1:]:
                # Private to Textual; tests/tui/test_frame.py fails when it goes.
                self._unnotify(one, refresh=False)

    def action_help_quit(self) -> None:
        """Ctrl+C copies where something is typed; elsewhere whoever presses it wants to leave."""
        leave = keys.key_name("ctrl+q")
        tell(self, f"{leave} leaves rjournal from anywhere.", "What you were writing is kept.")

    def get_key_display(self, binding: Binding) -> str:
        """Keys are written the same way everywhere: `F1`, `^s`, `Esc`."""
        return binding.key_display or keys.key_name(binding.key)
