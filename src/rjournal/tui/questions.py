"""Which question stands under a text while it is written: one at a time, that of the heading first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rjournal.domain.prompts import Prompt

AskedUnder = Sequence[tuple[str, tuple[Prompt, ...]]]
"""The headings of a template in their order, each with the questions that suit what is written under it."""


class Questions:
    """Keeps which question is asked.

    `general` may be asked anywhere, the first at once if `asks_first`. `asked_under` gives the headings of a
    template by its id, for a text that has them.
    """

    def __init__(
        self, general: Sequence[Prompt], asks_first: bool, asked_under: Callable[[str], AskedUnder] | None
    ) -> None:
        self._general = tuple(general)
        self._asked_under = asked_under
        self._known: dict[str, AskedUnder] = {}
        self._offered = self._general
        self._at: int | None = 0 if asks_first and general else None

    @property
    def asked(self) -> Prompt | None:
        """The question that stands there now."""
        return None if self._at is None else self._offered[self._at]

    def __bool__(self) -> bool:
        return bool(self._offered)

    def next(self) -> None:
        """Ask the next one; after the last one none, then the first again."""
        if self._offered:
            after = 0 if self._at is None else self._at + 1
            self._at = after if after < len(self._offered) else None

    def put_away(self) -> None:
        """Ask none."""
        self._at = None

    def go_under(self, headings: Sequence[str], template: str) -> None:
        """Ask what suits the last of the `headings` above the cursor, the first one first.

        A heading that has other words than the template's is taken for the one in its place: where it was
        renamed, its questions stay with it. Nothing begins to ask where no question stands.
        """
        own = self._of(headings, template)
        offered = (*own, *(one for one in self._general if one not in own))
        if offered != self._offered:
            self._offered = offered
            self._at = 0 if self._at is not None else None

    def _of(self, headings: Sequence[str], template: str) -> tuple[Prompt, ...]:
        if self._asked_under is None or not template or not headings:
            return ()
        if template not in self._known:
            self._known[template] = self._asked_under(template)
        known = self._known[template]
        for words, prompts in known:
            if words == headings[-1]:
                return prompts
        at = len(headings) - 1
        return known[at][1] if at < len(known) else ()
