"""What an entry said earlier: chosen from a list, read, brought back as the present version."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.entries import Entry
from rjournal.domain.periods import say
from rjournal.domain.sections import title_of
from rjournal.services.entry_versions import bring_back, earlier_versions
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick
from rjournal.tui.screens.version import VersionScreen

if TYPE_CHECKING:
    from rjournal.services.entry_versions import EntryVersion
    from rjournal.tui.app import JournalApp


async def look_back(app: JournalApp, entry_id: int) -> Entry | None:
    """Show what an entry said earlier, to read and to bring back; the entry, None where it stays as it is.

    Raises:
        NotFound: the entry lies in the trash.
        StorageError: nothing was written.
    """
    versions = earlier_versions(app.store, entry_id)
    if not versions:
        tell(app, "This entry has said the same from the beginning.")
        return None
    picks = [_pick(at, version, app.today) for at, version in enumerate(versions)]
    chosen = picks[0].key
    while picked := await choose(app, "Earlier versions", picks, chosen=chosen):
        version, chosen = versions[int(picked)], picked
        screen = VersionScreen(version.entry, _until(version, app.today))
        await app.push_screen_wait(screen)
        if screen.is_wanted:
            entry = bring_back(app.store, version.entry)
            app.announce("entry")
            tell(app, "This is the present version again.", "u takes it back.")
            return entry
    return None


def _pick(at: int, version: EntryVersion, today: date) -> Pick:
    """`until Sun 15 Feb 17:05  “We began with the charts”`: what it said that the one after it does not."""
    beginning = title_of(version.entry.title, version.entry.body) or "Without a title"
    return Pick(str(at), _until(version, today), version.differs or beginning)


def _until(version: EntryVersion, today: date) -> str:
    at = datetime.fromisoformat(version.until).astimezone(clock.now().tzinfo)
    return f"until {say(at.date(), today=today)} {at:%H:%M}"
