"""The app's styles, parsed once for each theme instead of once for each screen.

Textual 8.2.8 parses every style anew whenever a screen is first shown and on every change of theme: about a
hundred sources, 50 ms each time, before an area or a form can be painted. What a source means depends on the
theme's variables alone, so it is kept.
"""

from __future__ import annotations

from typing import TypeAlias

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

MOST_THEMES = 4
"""Themes whose parsed styles are kept: enough to look to and fro while one chooses."""

MOST_SOURCES = 512
"""Sources kept for a theme. Fewer than there are would keep none: they are asked for in turn."""

_Parsed: TypeAlias = LRUCache[tuple[object, ...], list[RuleSet]]

_parsed_by_theme: LRUCache[tuple[tuple[str, str], ...], _Parsed] = LRUCache(MOST_THEMES)


class KeptStylesheet(Stylesheet):
    """A stylesheet that parses a source once for each set of variables, whatever is shown in between."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _parsed_with(self._variables)

    def copy(self) -> Stylesheet:
        """Another stylesheet with the same sources and variables."""
        stylesheet = KeptStylesheet(variables=self._variables.copy())
        stylesheet.source = self.source.copy()
        return stylesheet

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take a theme's variables; the same ones as before change nothing."""
        if variables == self._variables:
            return
        # Textual empties the cache it finds: what the last theme's styles meant must not be what it finds.
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = _parsed_with(variables)

    def reparse(self) -> None:
        """Bring the rules up to date with the sources and the variables.

        Raises:
            StylesheetError: a source cannot be read as styles; the rules stay as they were.
        """
        self.parse()


def _parsed_with(variables: dict[str, str]) -> _Parsed:
    key = tuple(sorted(variables.items()))
    try:
        return _parsed_by_theme[key]
    except KeyError:
        parsed: _Parsed = LRUCache(MOST_SOURCES)
        _parsed_by_theme[key] = parsed
        return parsed
