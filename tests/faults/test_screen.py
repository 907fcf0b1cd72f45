"""On the screen a fault of the file is a message, a word in the top line and a way out for the words."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from textual.widgets import Input

from rjournal.config import Settings
from rjournal.domain.sessions import Session
from rjournal.errors import StorageError
from rjournal.paths import Paths
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.modals.elsewhere import ElsewhereModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.session import SessionScreen
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.widgets.top_bar import TopBar
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.faults.conftest import DAY, WORDS
from tests.faults.test_damage import flip
from tests.tui.conftest import _wait_by_the_loop

__all__ = ["_wait_by_the_loop"]

SIZES = ((120, 36), (60, 20))


class App(JournalApp):
    """Remembers what it said: on a busy machine a message may have gone before it is looked for."""

    def __init__(self, store: Store) -> None:
        folder = store.path.parent
        super().__init__(store, Paths(folder, folder), Settings())
        self.said: list[str] = []

    def notify(self, message: str, **options: Any) -> None:
        self.said.append(message)
        super().notify(message, **options)


def app_on(store: Store) -> App:
    return App(store)


def top(app: JournalApp) -> str:
    bars = app.screen.query(TopBar) or app.screen_stack[0].query(TopBar)
    return bars.first(TopBar).render().plain


def messages(app: App) -> str:
    return "\n".join(app.said)


def viewed(journal: Path) -> Store:
    """The journal as it opens when nothing may be written."""
    from rjournal.storage import faults
    from rjournal.storage.viewing import view

    connection, caveat = view(journal, faults.read_only(journal))
    store = Store(connection)
    store.caveat = caveat
    return store


@pytest.fixture
def view(journal: Path) -> Store:
    """The small journal, for reading."""
    return viewed(journal)


@pytest.mark.parametrize("size", SIZES)
async def test_a_journal_that_may_only_be_read_is_shown_and_says_so(
    view: Store, size: tuple[int, int]
) -> None:
    app = app_on(view)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert top(app).startswith("read only")
        assert "Reading only. The journal may not be written to" in messages(app)
        for area in "654321":
            await pilot.press(area)
            await pilot.pause()
            assert top(app).startswith("read only")
        await pilot.press("4")
        await pilot.pause()
        assert app.screen.query_one(VirtualList).row_count > len(WORDS)
    view.close()


async def test_words_written_in_a_view_go_to_a_file(view: Store, tmp_path: Path) -> None:
    app = app_on(view)
    target = tmp_path / "kept.md"
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("j")
        await pilot.pause()
        await pilot.press(*"Lemons", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ElsewhereModal)
        assert "open for reading only, so nothing was written" in str(
            app.screen.query_one(".intro").render().plain  # type: ignore[union-attr]
        )
        app.screen.query_one(Input).value = str(target)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, WriteScreen)
    assert target.read_text() == "Lemons"
    assert target.stat().st_mode & 0o777 == 0o600
    view.close()


async def test_what_is_typed_into_a_form_in_a_view_goes_to_a_file(view: Store, tmp_path: Path) -> None:
    app = app_on(view)
    target = tmp_path / "kept.md"
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("5", "n")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        await pilot.press(*"Noor", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmModal)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ElsewhereModal)
        app.screen.query_one(Input).value = str(target)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, FormModal)
    assert "Noor" in target.read_text()
    view.close()


async def test_a_line_begun_in_a_view_goes_to_a_file(journal: Path, tmp_path: Path) -> None:
    with Store.open(journal) as store:
        store.sessions.add(Session(day=DAY, status="held"))
    store = viewed(journal)
    app = app_on(store)
    target = tmp_path / "kept.md"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for key in ("3", "enter", "l", *"Lemons", "enter"):
            await pilot.press(key)
            await pilot.pause()
        assert "nothing was written" in messages(app)
        for _ in range(2):
            await pilot.press("escape")
            await pilot.pause()
        assert isinstance(app.screen, ElsewhereModal)
        # Whoever does not want a file is still where the line is.
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        await pilot.press("escape")
        await pilot.pause()
        app.screen.query_one(Input).value = str(target)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, (SessionScreen, ElsewhereModal))
        assert f"Written: {target}" in messages(app)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running
    assert target.read_text() == "Lemons"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(journal.parent.glob("unsaved-*")) == []
    store.close()


@pytest.mark.parametrize("key", ["d", "u", "U", "v"])
async def test_every_act_in_a_view_is_answered_with_a_sentence(view: Store, key: str) -> None:
    app = app_on(view)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("4")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        if key == "v":
            await pilot.press("down", "enter")
            await pilot.pause()
        assert app.is_running
        said = messages(app)
        assert "nothing was written" in said or "nothing to" in said
    view.close()


@pytest.mark.parametrize("table", ["entry", "draft"])
async def test_a_page_that_cannot_be_read_becomes_a_message_in_every_area(journal: Path, table: str) -> None:
    with Store.open(journal) as store:
        row = store.connection.one("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    assert row is not None
    flip(journal, row[0] - 1, 0, 8)
    with Store.open(journal) as store:
        app = app_on(store)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            for area in "234561":
                await pilot.press(area)
                await pilot.pause()
            await pilot.press("j")
            await pilot.pause()
            await pilot.press("slash")
            await pilot.pause()
            assert app.is_running
            assert app.return_code in (None, 0)
            assert "damaged" in messages(app)
            app._look_around()
            assert app.standing == "read only"


async def test_rows_that_go_bad_while_they_are_looked_at_leave_the_list_alive(journal: Path) -> None:
    with Store.open(journal) as store:
        app = app_on(store)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await pilot.press("4")
            await pilot.pause()
            rows = app.screen.query_one(VirtualList)
            source = rows._rows._source
            refused: list[int] = []

            class Bad:
                def keys(self) -> object:
                    return source.keys()

                def rows(self, keys: object) -> dict[int, object]:
                    refused.append(1)
                    raise StorageError("The disk would not do its work.", "Check it.")

            rows.refresh_rows(Bad())  # type: ignore[arg-type]
            await pilot.pause()
            await pilot.press("down", "up", "enter")
            await pilot.pause()
            assert refused
            assert messages(app).count("The disk would not do its work.") == 1
            rows.refresh_rows(source)
            await pilot.pause()
            assert rows.highlighted_row is not None


@pytest.mark.parametrize("how", ["deleted", "replaced"])
async def test_a_journal_that_goes_while_it_is_open_can_be_saved(
    journal: Path, small_file: Path, tmp_path: Path, how: str
) -> None:
    with Store.open(journal) as store:
        app = app_on(store)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.pause()
            journal.unlink()
            if how == "replaced":
                copyfile(small_file, journal)
            app._look_around()
            await pilot.pause()
            assert isinstance(app.screen, FormModal)
            target = tmp_path / "copy.db"
            app.screen.query_one(Input).value = str(target)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert not isinstance(app.screen, FormModal)
            assert top(app).startswith("moved away")
            assert "Written:" in messages(app)
            await pilot.press("q")
            await pilot.pause()
            assert not app.is_running
    assert target.stat().st_mode & 0o777 == 0o600
    with Store.open(target) as copy:
        assert sorted(entry.body for entry in copy.entries.every()) == sorted(WORDS)


async def test_leaving_a_journal_that_has_gone_is_asked_about(journal: Path) -> None:
    with Store.open(journal) as store:
        app = app_on(store)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.pause()
            journal.rename(journal.with_name("elsewhere.db"))
            await pilot.press("q")
            await pilot.pause()
            assert isinstance(app.screen, FormModal)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, ConfirmModal)
            await pilot.press("escape")
            await pilot.pause()
            assert app.is_running
            journal.with_name("elsewhere.db").rename(journal)
            app._look_around()
            await pilot.pause()
            assert app.standing == "rjournal"
            await pilot.press("q")
            await pilot.pause()
            assert not app.is_running


async def test_half_a_surrogate_that_is_pasted_is_saved_without_it(journal: Path) -> None:
    from textual import events

    with Store.open(journal) as store:
        app = app_on(store)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.press("j")
            await pilot.pause()
            app.post_message(events.Paste("a\ud800b \udcffc"))
            await pilot.pause()
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert store.entries.every()[-1].body == "ab c"


async def test_leaving_a_view_with_words_on_the_screen_leaves_them_in_a_file(
    view: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(view)
    # The journal's folder takes nothing; the home of the user does.
    app.rescue_folder = view.path / "no folder"
    (tmp_path / "user").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("j")
        await pilot.pause()
        await pilot.press(*"Lemons", "ctrl+q")
        await pilot.pause()
        assert not app.is_running
    (rescued,) = (tmp_path / "user").glob("unsaved-*.md")
    assert rescued.read_text() == "Lemons"
    view.close()
