from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, Static

from rjournal.domain.prompts import BANK
from rjournal.domain.sections import word_count
from rjournal.domain.text import sanitize
from rjournal.errors import Conflict, StorageError
from rjournal.tui.editor import TitleLine, Writer
from rjournal.tui.frame import FrameApp
from rjournal.tui.modals.choose import ChooseModal, Pick
from rjournal.tui.modals.details import read_details
from rjournal.tui.modals.elsewhere import ElsewhereModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.writing import Details, TwoTexts, Writing, Written
from tests.hostile import HOSTILE
from tests.tui.drafts import MemoryDrafts
from tests.tui.frame_app import screen_text

GOALS = (Pick("g3", "Prices"), Pick("g4", "Ask one [clarifying] question"))


class Desk(FrameApp):
    """A writing screen whose saves are answered by the test: `refuse` holds what to raise, once each."""

    def __init__(self, writing: Writing | None = None, *, as_new: bool = True, folder: Path = Path()) -> None:
        super().__init__()
        self.writing = writing or Writing(draft_key="entry:new", goals=GOALS, prompts=BANK[:2])
        self.drafts = MemoryDrafts()
        self.saved: list[tuple[str, Written]] = []
        self.refuse: list[Exception] = []
        self.with_new = as_new
        self.folder = folder
        self.results: list[Written | None] = []
        self.toasts: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self.make_screen(), self.results.append)

    def make_screen(self) -> WriteScreen:
        screen = WriteScreen(
            self.writing,
            keeper=self.drafts,
            save=self.save,
            two_texts=TwoTexts(
                title=lambda: "This entry was changed elsewhere",
                save_as_new=self.save_new,
                save_over=self.save,
            )
            if self.with_new
            else None,
            scratch=self.folder / "scratch",
            suspend=nullcontext,
        )
        return screen

    def save(self, written: Written) -> None:
        if self.refuse:
            raise self.refuse.pop(0)
        self.saved.append(("over", written))
        self.drafts.delete(self.writing.draft_key)

    async def save_new(self, written: Written) -> None:
        self.saved.append(("new", written))
        self.drafts.delete(self.writing.draft_key)

    def notify(self, message: str, **options: object) -> None:
        assert options.get("markup") is False
        self.toasts.append(message)

    @property
    def write(self) -> WriteScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, WriteScreen))

    def line(self, name: str) -> str:
        return str(self.write.query_one(f"#{name}", Static).content)


async def paste(pilot, text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def test_saving_hands_over_what_was_written_and_closes_the_screen() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press(*"Words", "shift+tab", *"Title", "ctrl+s")
        await pilot.pause()
        ((how, written),) = pilot.app.saved
        assert (how, written.title, written.body) == ("over", "Title", "Words")
        assert pilot.app.results == [written]
        assert not isinstance(pilot.app.screen, WriteScreen)
    assert pilot.app.drafts.drafts == {}


async def test_the_draft_is_kept_before_the_record_is_saved() -> None:
    app = Desk()
    seen: list[str] = []

    def save(written: Written) -> None:
        seen.append(app.drafts.drafts["entry:new"]["body"])

    app.save = save
    async with app.run_test() as pilot:
        await pilot.press(*"Words", "ctrl+s")
    assert seen == ["Words"]


async def test_a_save_that_fails_keeps_screen_text_and_draft_and_says_so() -> None:
    app = Desk()
    app.refuse = [StorageError("The disk is full.", "Make room.")]
    async with app.run_test() as pilot:
        await pilot.press(*"Words", "ctrl+s")
        assert app.write.written.body == "Words"
        assert app.drafts.drafts["entry:new"]["body"] == "Words"
        assert isinstance(app.screen, ElsewhereModal)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("!", "ctrl+s")
        assert app.saved[0][1].body == "Words!"


async def test_nothing_written_is_nothing_saved() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("space", "ctrl+s")
        assert pilot.app.saved == []
        assert pilot.app.toasts == ["There is nothing to save yet."]


async def test_leaving_keeps_the_draft_and_says_so() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press(*"Words", "escape")
        assert pilot.app.drafts.drafts["entry:new"]["body"] == "Words"
        assert pilot.app.results == [None]
        assert pilot.app.toasts == ["Kept as a draft."]


async def test_a_word_typed_and_taken_back_leaves_no_draft() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("x", "backspace", "ctrl+t", "x", "backspace", "escape")
        await pilot.pause()
        assert pilot.app.results == [None]
        assert (pilot.app.drafts.drafts, pilot.app.toasts) == ({}, [])


async def test_looking_and_leaving_keeps_nothing_and_says_nothing() -> None:
    writing = Writing(draft_key="entry:7", base_rev=3, start=Written(title="Old", body="Old text"))
    async with Desk(writing).run_test() as pilot:
        await pilot.press("escape")
        assert (pilot.app.drafts.drafts, pilot.app.toasts) == ({}, [])


async def test_on_a_full_disk_the_screen_stays_and_quitting_writes_a_file(tmp_path: Path) -> None:
    app = Desk(folder=tmp_path)
    app.drafts.full = True
    async with app.run_test() as pilot:
        await pilot.press(*"Words", "escape")
        assert isinstance(app.screen, ElsewhereModal)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        path = app.write.rescue(tmp_path / "rescued")
        assert path is not None
        assert path.read_text() == "Words"
        assert path.stat().st_mode & 0o777 == 0o600
        assert app.write.rescue(tmp_path / "rescued") == path


async def test_text_that_was_written_elsewhere_may_be_left(tmp_path: Path) -> None:
    app = Desk(folder=tmp_path)
    app.drafts.full = True
    target = tmp_path / "kept.md"
    async with app.run_test() as pilot:
        await pilot.press(*"Words", "escape")
        app.screen.query_one(Input).value = str(target)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.results == [None]
        assert f"Written: {target}" in app.toasts[-1]
    assert target.read_text() == "Words"
    assert target.stat().st_mode & 0o777 == 0o600


async def test_what_is_typed_after_writing_elsewhere_is_not_left_behind(tmp_path: Path) -> None:
    app = Desk(folder=tmp_path)
    app.drafts.full = True
    app.refuse = [StorageError("The disk is full.", "Make room.")]
    (tmp_path / "taken.md").write_text("mine")
    async with app.run_test() as pilot:
        await pilot.press(*"Words", "ctrl+s")
        app.screen.query_one(Input).value = str(tmp_path / "taken.md")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ElsewhereModal)
        app.screen.query_one(Input).value = str(tmp_path / "kept.md")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        await pilot.press("!", "escape")
        assert isinstance(app.screen, ElsewhereModal)
    assert (tmp_path / "taken.md").read_text() == "mine"
    assert (tmp_path / "kept.md").read_text() == "Words"


async def test_trouble_with_the_draft_is_said_once() -> None:
    app = Desk()
    app.drafts.full = True
    async with app.run_test() as pilot:
        await pilot.press("a")
        app.write.flush()
        await pilot.press("b")
        app.write.flush()
        assert len(app.toasts) == 1
        assert "still" not in app.toasts[0]
        assert "saving it is tried again" in app.toasts[0]
        assert app.line("saved") == "draft not saved yet, trying again"


async def test_the_draft_is_kept_when_the_focus_or_the_window_goes() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("a", "shift+tab")
        assert pilot.app.drafts.drafts["entry:new"]["body"] == "a"
        await pilot.press("t")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        assert pilot.app.drafts.drafts["entry:new"]["title"] == "t"


async def test_the_draft_is_kept_when_the_app_goes_down_with_the_screen_open() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press(*"last words")
        pilot.app.exit()
    assert pilot.app.drafts.drafts["entry:new"]["body"] == "last words"


async def test_a_recovered_draft_is_what_is_shown_and_stays_kept() -> None:
    writing = Writing(
        draft_key="entry:7",
        base_rev=3,
        start=Written(body="As it was"),
        recovered=Written(title="T", body="As I left it", details=Details(tags=("one",), mood=-2)),
    )
    async with Desk(writing).run_test() as pilot:
        assert pilot.app.write.written.body == "As I left it"
        assert pilot.app.line("saved") == "draft kept"
        await pilot.press("!", "escape")
        assert pilot.app.drafts.drafts["entry:7"]["body"] == "As I left it!"
        assert pilot.app.drafts.base_revs == {"entry:7": 3}


async def test_after_a_conflict_both_texts_exist_and_mine_can_be_saved_beside() -> None:
    app = Desk()
    app.refuse = [Conflict("Another window changed this [entry].")]
    async with app.run_test() as pilot:
        await pilot.press(*"Mine", "ctrl+s")
        assert isinstance(app.screen, ChooseModal)
        assert "This entry was changed elsewhere" in screen_text(app)
        assert app.drafts.drafts["entry:new"]["body"] == "Mine"
        await pilot.press("enter")
        await pilot.pause()
        assert [(how, written.body) for how, written in app.saved] == [("new", "Mine")]
        assert app.results[-1] is not None


async def test_after_a_conflict_one_can_go_on_writing() -> None:
    app = Desk()
    app.refuse = [Conflict("Another window changed this.")]
    async with app.run_test() as pilot:
        await pilot.press(*"Mine", "ctrl+s", "escape")
        await pilot.press("!")
        assert app.write.written.body == "Mine!"
        assert app.saved == []


async def test_a_conflict_without_another_way_is_said() -> None:
    app = Desk(as_new=False)
    app.refuse = [Conflict("Another window changed this.", "Copy your text.")]
    async with app.run_test() as pilot:
        await pilot.press(*"Mine", "ctrl+s")
        assert app.toasts == ["Another window changed this.\nCopy your text."]
        assert app.write.written.body == "Mine"


async def test_one_question_at_a_time_then_none_then_the_first_again() -> None:
    async with Desk().run_test() as pilot:
        shown = [pilot.app.line("question")]
        for _ in range(3):
            await pilot.press("ctrl+t")
            shown.append(pilot.app.line("question"))
        assert shown == [BANK[0].plain, BANK[1].plain, "", BANK[0].plain]
        await pilot.press("f8")
        assert pilot.app.line("question") == ""


async def test_a_question_counts_as_used_only_when_something_is_written_under_it() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("ctrl+t")
        assert pilot.app.write.written.prompts == ()
        await pilot.press("a")
        assert pilot.app.write.written.prompts == (BANK[1].id,)


async def test_goals_are_linked_and_unlinked_and_shown_as_they_are_called() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("f3")
        assert isinstance(pilot.app.screen, ChooseModal)
        await pilot.press(*"clari", "enter")
        assert pilot.app.write.written.goals == ("g4",)
        assert "→ Ask one [clarifying] question" in pilot.app.line("meta")
        assert pilot.app.drafts.drafts["entry:new"]["goals"] == "g4"
        await pilot.press("f3", *"clari", "enter")
        assert pilot.app.write.written.goals == ()


async def test_tags_and_mood_are_asked_for_in_a_form_and_kept_in_the_draft() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("a", "f2")
        assert isinstance(pilot.app.screen, FormModal)
        await pilot.press(*"#Data-Storytelling, calm", "tab", "right", "ctrl+s")
        details = pilot.app.write.written.details
        assert details.tags == ("data-storytelling", "calm")
        assert details.mood == -2
        assert "#data-storytelling   #calm   very low" in pilot.app.line("meta")
        assert pilot.app.drafts.drafts["entry:new"]["tags"] == "data-storytelling calm"


def test_a_form_left_empty_says_nothing() -> None:
    empty = {"tags": " , #", "mood": "", "energy": "", "mood_word": "", "visibility": "private"}
    assert read_details(empty) == Details()


async def test_hostile_words_are_shown_as_they_are_on_the_line_about_the_text() -> None:
    everything = "".join(HOSTILE)
    picks = tuple(Pick(f"g{number}", text) for number, text in enumerate(HOSTILE))
    start = Written(details=Details(mood_word=everything, tags=HOSTILE), goals=tuple(p.key for p in picks))
    async with Desk(Writing(draft_key="k", when=everything, start=start, goals=picks)).run_test() as pilot:
        shown = pilot.app.line("meta")
        assert not any(ord(char) < 32 for char in shown)
        for text in ("[/]", "[TODO] call them", "[@click=app.quit]x[/]", "trailing backslash \\"):
            assert f"#{text}" in shown
            assert f"→ {text}" in shown


async def test_hostile_text_is_written_and_saved_without_its_control_characters() -> None:
    async with Desk().run_test() as pilot:
        for text in HOSTILE:
            await paste(pilot, text + "\n")
        await pilot.press("ctrl+s")
        ((_, written),) = pilot.app.saved
        assert written.body == "".join(sanitize(text) + "\n" for text in HOSTILE)


def test_a_draft_comes_back_as_it_was_kept() -> None:
    written = Written(
        title="T",
        body="line\n\nline",
        details=Details(
            tags=("a", "b"), mood=2, energy=-1, mood_word="tired but glad", visibility="shareable"
        ),
        goals=("g1", "g2"),
        prompts=("q1",),
    )
    assert Written.from_fields(written.to_fields()) == written


def test_a_draft_of_another_make_still_gives_its_words() -> None:
    written = Written.from_fields({"body": "words", "mood": "eleven", "visibility": "everyone"})
    assert written == Written(body="words")


async def test_the_other_editor_changes_the_text_and_undo_brings_it_back(tmp_path: Path, monkeypatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('from there\\x1b[0m')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with Desk(folder=tmp_path).run_test() as pilot:
        await pilot.press(*"here", "f4")
        assert pilot.app.write.written.body == "from there[0m"
        assert pilot.app.drafts.drafts["entry:new"]["body"] == "from there[0m"
        assert list((tmp_path / "scratch").iterdir()) == []
        await pilot.press("ctrl+z")
        assert pilot.app.write.written.body == "here"


async def test_an_editor_that_is_not_there_is_said(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/to/be-found")
    async with Desk(folder=tmp_path).run_test() as pilot:
        await pilot.press(*"here", "f4")
        assert "could not be started" in pilot.app.toasts[0]
        assert pilot.app.write.written.body == "here"


async def test_what_the_editor_left_stays_in_its_file_when_it_cannot_be_kept(
    tmp_path: Path, monkeypatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('from there')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    app = Desk(folder=tmp_path)
    async with app.run_test() as pilot:
        app.drafts.full = True
        await pilot.press("f4")
        (left,) = (tmp_path / "scratch").rglob("*.md")
        assert left.read_text() == "from there"
        assert str(left) in app.toasts[-1]
        assert app.write.written.body == "from there"


async def test_several_lines_pasted_into_the_title_go_on_in_the_text() -> None:
    writing = Writing(draft_key="k", start=Written(body="already here"))
    async with Desk(writing).run_test() as pilot:
        pilot.app.write.query_one(TitleLine).focus()
        await pilot.pause()
        await paste(pilot, "Title\nand more")
        written = pilot.app.write.written
        assert (written.title, written.body) == ("Title", "and more\nalready here")


async def test_undo_in_the_title_never_undoes_the_journal() -> None:
    class Undoing(Desk):
        undone = 0

        def action_undo(self) -> None:
            self.undone += 1

    async with Undoing().run_test() as pilot:
        await pilot.press("shift+tab", "a", "ctrl+z", "ctrl+y")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.undone == 0


async def test_a_click_beside_the_column_leaves_the_focus_in_the_text() -> None:
    async with Desk().run_test(size=(140, 40)) as pilot:
        await pilot.click(offset=(3, 20))
        await pilot.press("q")
        assert pilot.app.write.written.body == "q"


async def test_a_template_begins_below_its_first_heading() -> None:
    writing = Writing(draft_key="k", start=Written(body="## What\n\n## So what\n"))
    async with Desk(writing).run_test() as pilot:
        await pilot.press("x")
        assert pilot.app.write.written.body == "## What\nx\n## So what\n"


async def test_notes_have_no_title_line() -> None:
    writing = Writing(draft_key="s", start=Written(title="kept", body="a"), with_title=False)
    async with Desk(writing).run_test() as pilot:
        assert not pilot.app.write.query(TitleLine)
        await pilot.press("b", "ctrl+s")
        assert pilot.app.saved[0][1].title == "kept"


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 20), (40, 10)])
async def test_there_is_room_to_write_at_every_size(size: tuple[int, int]) -> None:
    writing = Writing(draft_key="k", when="Mon 16 Feb 2026", prompts=BANK[:1])
    async with Desk(writing).run_test(size=size) as pilot:
        area = pilot.app.write.query_one(Writer).region
        assert area.height >= 3
        assert min(size[0], 78) - 6 <= area.width <= 74
        left, right = area.x, size[0] - area.right
        assert abs(left - right) <= 1
        assert pilot.app.write.region.contains_region(area)


async def test_the_key_bar_offers_six_keys_with_help_last() -> None:
    from rjournal.tui.widgets.key_bar import KeyBar

    async with Desk().run_test(size=(120, 36)) as pilot:
        shown = pilot.app.write.query_one(KeyBar).shown_keys()
        assert [one.name for one in shown] == ["^s", "Esc", "F2", "^t", "F4", "F1"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one two", 2), ("# — ...", 0), ("don't stop", 2), ("日記 and", 3), ("한국어 말", 2)],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert word_count(text) == count


async def test_down_goes_from_the_title_to_the_text() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("shift+tab", "T")
        assert isinstance(pilot.app.focused, TitleLine)
        await pilot.press("down", "b")
        written = pilot.app.write.written
        assert (written.title, written.body) == ("T", "b")


async def test_ctrl_c_says_in_our_words_how_to_leave() -> None:
    async with Desk().run_test() as pilot:
        pilot.app.action_help_quit()
        await pilot.pause()
        assert "^q leaves rjournal from anywhere." in pilot.app.toasts[0]
        assert "ctrl" not in pilot.app.toasts[0]
