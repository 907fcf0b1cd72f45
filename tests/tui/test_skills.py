"""The map of skills: mine and theirs apart, rated with one key, opened from People and by every way in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from rjournal.domain.goals import Goal
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.skills import STARTERS, Assessment, Skill
from rjournal.errors import Invalid
from rjournal.services.skills import rate, save_skill, set_teachers
from rjournal.services.skills_view import skill_page
from rjournal.storage.repos.drafts import Draft
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import skills
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.people import PeopleScreen
from rjournal.tui.screens.skills import SkillScreen, SkillsScreen
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

TODAY = date(2026, 2, 16)
WIDE, NARROW, SLIM = (120, 36), (80, 24), (60, 20)

AppOn = Callable[[Store], JournalApp]


@asynccontextmanager
async def at_skills(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "5", "k")
        assert isinstance(app.screen, SkillsScreen)
        yield pilot


def fill(app: JournalApp, **values: str) -> None:
    """Type into the fields of the form that is open."""
    for row in app.screen.query(FieldRow):
        if row.field.name in values:
            editor = row.editor
            setattr(editor, "text" if hasattr(editor, "text") else "value", values[row.field.name])


def problems(app: JournalApp) -> dict[str, str]:
    return {row.field.name: row.problem for row in app.screen.query(FieldRow) if row.problem}


def rows(app: JournalApp) -> list[str]:
    """What the list shows, line by line."""
    found = app.screen.query_one("#skills", VirtualList)
    strips = [found.render_line(y).text.rstrip() for y in range(found.size.height)]
    return [" ".join(line.replace("▌", "").split()) for line in strips if line.strip()]


def story(store: Store, **more: object) -> Skill:
    fields = {"importance": 3, "target_level": 4, "added_on": date(2026, 1, 5), **more}
    return save_skill(store, Skill(name="Data storytelling", **fields), TODAY)  # type: ignore[arg-type]


def rated(store: Store, level: int, day: date = TODAY, **more: object) -> Assessment:
    return rate(store, Assessment(skill_id=1, level=level, day=day, **more), TODAY)  # type: ignore[arg-type]


async def test_the_map_shows_levels_apart_and_what_is_left(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_skills(app):
        assert rows(app) == [
            "Skill you → aim they",
            "Listening ●●○○· 2 → 4 ●●●·· 3",
            "▪▪▪ core · Tomasz Zieliński, Amina Diallo 2 steps to go",
            "Data storytelling ●●●○· 3 → 4 ●●··· 2",
            "▪▪▪ core · Noor Vermeer 1 step to go",
            "Spreadsheets ●●○·· 2 → 3",
            "▪▫▫ declining · Noor Vermeer 1 step to go",
            "Working with AI tools not rated → 3",
            "▪▪▪ emerging · no goal and no teacher yet",
            "Meetings ●●●●· 4",
            "▪▪▫ core no aim yet",
        ]
        assert "You rate yourself lower than in December" in screen_text(app)
        assert "%" not in screen_text(app)


@pytest.mark.parametrize("size", [NARROW, SLIM])
async def test_a_narrow_terminal_opens_the_page_on_its_own(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with at_skills(app, size) as pilot:
        assert "Listening ●●○○· 2 → 4 ●●●·· 3" in rows(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SkillScreen)
        for words in ("matters most", "3, Competent", "Hindsight", "From your first rating"):
            assert words in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SkillsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)


async def test_a_level_and_enter_is_a_rating(store: Store, app_on: AppOn) -> None:
    story(store)
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "c", "3")
        assert "3, Competent: plans and delivers alone" in screen_text(app)
        await press(pilot, "enter")
        assert "Data storytelling ●●●○· 3 → 4" in rows(app)
        assert "Rated: 3, Competent." in screen_text(app)
        await press(pilot, "u")
        assert "Data storytelling not rated → 4" in rows(app)


async def test_what_they_said_of_another_day_goes_into_their_column(store: Store, app_on: AppOn) -> None:
    story(store)
    rated(store, 3)
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "c")
        fill(app, level="2", by="them", evidence="The doubt is missing", day="3 feb")
        await press(pilot, "ctrl+s")
        assert "Data storytelling ●●●○· 3 → 4 ●●··· 2" in rows(app)
        assert "2 they: The doubt is missing" in screen_text(app)
        (theirs,) = store.assessments.where("assessed_by = 'them'")
        assert theirs.day == date(2026, 2, 3)


async def test_a_lower_rating_offers_to_look_back_and_both_numbers_stay(store: Store, app_on: AppOn) -> None:
    story(store)
    rated(store, 3, date(2026, 1, 12))
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "c", "2", "enter")
        assert "lower than in January" in " ".join(screen_text(app).split())
        await press(pilot, "c")
        fill(app, level="0", kind="looking-back")
        await press(pilot, "ctrl+s")
        assert "Data storytelling ●●○○· 2 → 4" in rows(app)
        page = skill_page(store, 1, TODAY).view.standing
        assert (page.steps, page.steps_back) == (-1, 2)
        assert "0, Not met" in screen_text(app)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"level": "7"}, "level", "from 0 to 5"),
        ({"level": ""}, "level", "from 0 to 5"),
        ({"level": "3", "day": "tomorrow"}, "day", "still to come"),
        ({"level": "3", "day": "someday"}, "day", ""),
        ({"level": "3", "whose": "nobody"}, "whose", "No person is called"),
        ({"level": "3", "kind": "looking-back", "by": "them"}, "kind", "whoever's level it is"),
    ],
)
async def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(
    store: Store, app_on: AppOn, values: dict[str, str], field: str, sentence: str
) -> None:
    story(store)
    store.people.add(Person(name="Noor"))
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "c")
        fill(app, evidence="kept", **values)
        await press(pilot, "ctrl+s")
        assert sentence in problems(app)[field]
        fill(app, level="3", day="today", whose="noor", kind="now", by="me")
        await press(pilot, "ctrl+s")
        (stored,) = store.assessments.where()
        assert (stored.evidence, stored.person_id) == ("kept", 1)
        assert "Data storytelling not rated → 4" in rows(app)
        assert "Noor, by you: kept" in screen_text(app)


async def test_an_empty_map_offers_a_list_to_start_from_and_to_change(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_skills(app) as pilot:
        assert "n adds a skill" in screen_text(app) and "a offers a list" in screen_text(app)
        await press(pilot, "a")
        assert all(name in screen_text(app) for name in STARTERS)
        fill(app, names="Data storytelling\n\nListening to customers\ndata storytelling")
        await press(pilot, "ctrl+s")
        assert [one.name for one in store.skills.where()] == ["Data storytelling", "Listening to customers"]
        assert "2 skills are on the map." in screen_text(app)
        await press(pilot, "u")
        assert store.skills.count() == 0


async def test_a_skill_is_added_changed_and_deleted(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "n")
        fill(app, name="Listening", importance="3", horizon="emerging", target_level="4")
        await press(pilot, "ctrl+s")
        assert rows(app)[1:] == ["Listening not rated → 4", "▪▪▪ emerging · no goal and no teacher yet"]
        await press(pilot, "e")
        fill(app, name="Really listening", horizon="core")
        await press(pilot, "ctrl+s")
        assert "core since today" in screen_text(app)
        await press(pilot, "d")
        assert "n adds a skill" in screen_text(app)
        await press(pilot, "u")
        assert rows(app)[1] == "Really listening not rated → 4"


async def test_a_teacher_is_chosen_from_people_and_taken_back(store: Store, app_on: AppOn) -> None:
    story(store)
    store.people.add(Person(name="Noor Vermeer", function="Analyst"))
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "t")
        assert isinstance(app.screen, ChooseModal)
        await press(pilot, "n", "o", "o", "enter")
        assert "▪▪▪ core · Noor Vermeer" in rows(app)
        assert "Noor Vermeer: could teach it." in screen_text(app)
        await press(pilot, "t", "enter")
        assert "▪▪▪ core · no goal and no teacher yet" in rows(app)
        await press(pilot, "u")
        assert "▪▪▪ core · Noor Vermeer" in rows(app)


async def test_every_line_of_a_page_leads_on(sample: Store, app_on: AppOn) -> None:
    goal = sample.goals.add(
        Goal(title="Tell it", measure="skill", skill="listening", baseline=1, target=4, start=TODAY)
    )
    app = app_on(sample)
    async with at_skills(app) as pilot:
        sheet = app.screen.query_one("#sheet", Sheet)
        await press(pilot, "enter")
        assert sheet.has_focus and sheet.selected is not None
        await press(pilot, "enter")
        assert isinstance(app.screen, FormModal) and "I sat in" not in screen_text(app)
        await press(pilot, "escape")
        assert sheet.select(Ref("goal", goal.id))
        await press(pilot, "enter")
        assert app.current_mode == "goals" and "Tell it" in screen_text(app)


async def test_a_rating_is_corrected_and_deleted_on_the_page(store: Store, app_on: AppOn) -> None:
    story(store)
    rated(store, 5)
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "enter", "e")
        assert "How far: Data storytelling" in screen_text(app)
        fill(app, level="2")
        await press(pilot, "ctrl+s")
        assert "Data storytelling ●●○○· 2 → 4" in rows(app)
        assert store.assessments.get(1).kind == "first"
        await press(pilot, "d")
        assert "Data storytelling not rated → 4" in rows(app)
        assert store.skills.count() == 1


async def test_a_map_left_alone_for_half_a_year_says_so(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(store)
    monkeypatch.setenv("RJOURNAL_NOW", "2026-08-17T09:00:00")
    app = app_on(store)
    async with at_skills(app):
        assert "Not looked through since 5 Jan 2026; still the right map?" in screen_text(app)


@pytest.mark.parametrize("ref", [Ref("skill", 4), Ref("assessment", 8)])
async def test_a_hit_opens_the_map_at_its_skill(sample: Store, app_on: AppOn, ref: Ref) -> None:
    app = app_on(sample)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        app.open(ref)
        await pilot.pause()
        assert isinstance(app.screen, SkillsScreen)
        assert app.screen.skill_id == 4
        await press(pilot, "1")
        assert app.current_mode == "today"
        await press(pilot, "5")
        assert isinstance(app.screen, PeopleScreen)


async def test_the_palette_opens_the_map(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p", *"skills map")
        await press(pilot, "enter")
        assert isinstance(app.screen, SkillsScreen)


async def test_a_skill_deleted_elsewhere_closes_its_page(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_skills(app, NARROW) as pilot:
        await press(pilot, "enter")
        sample.skills.delete(2)
        app.announce("skill")
        await pilot.pause()
        assert isinstance(app.screen, SkillsScreen)
        assert "Listening" not in " ".join(rows(app))


@pytest.mark.parametrize(
    ("key", "fields", "shown"),
    [
        ("form:skill:new", {"name": "Half a na"}, "Half a na"),
        ("form:skill:starters", {"names": "One\nTwo"}, "Two"),
        ("form:skill:1", {"name": "Other name"}, "Other name"),
        ("form:rating:1", {"level": "4", "evidence": "half a sen"}, "half a sen"),
        ("form:rating:1:1", {"level": "4", "evidence": "corrected to"}, "corrected to"),
    ],
)
async def test_what_was_begun_is_gone_on_with(
    store: Store, app_on: AppOn, key: str, fields: dict[str, str], shown: str
) -> None:
    story(store)
    rated(store, 3)
    store.drafts.save(key, fields)
    app = app_on(store)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        assert isinstance(app.screen, FormModal)
        assert shown in screen_text(app)


async def test_no_other_draft_is_taken_for_one_about_skills(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        with pytest.raises(Invalid):
            await skills.resume(app, Draft("form:person:new", {}, 0, "", ""))


async def test_leaving_a_rating_keeps_what_was_typed(store: Store, app_on: AppOn) -> None:
    story(store)
    app = app_on(store)
    async with at_skills(app) as pilot:
        await press(pilot, "c", "3", "tab", "tab", *"Seen")
        await press(pilot, "escape", "enter")
        kept = store.drafts.get("form:rating:1")
        assert kept is not None and kept.fields["evidence"] == "Seen"
        await press(pilot, "c")
        assert "You had begun this" in screen_text(app)


async def test_the_bar_has_six_keys_and_help_tells_the_rest(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_skills(app) as pilot:
        bar = [one.label for one in app.screen.query_one(KeyBar).shown_keys()]
        assert bar == ["Rate", "Add skill", "Edit", "Teachers", "Back", "Help"]
        await press(pilot, "f1")
        assert "never averaged" in " ".join(screen_text(app).split())


@pytest.mark.parametrize("size", [WIDE, SLIM])
async def test_hostile_text_is_shown_as_what_it_is(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    with store.act("Fill"):
        for text in (*HOSTILE, LONG_LINE):
            person = store.people.add(Person(name=text, function=text))
            skill = store.skills.add(Skill(name=text, why=text, importance=3, target_level=4, added_on=TODAY))
            for more in ({}, {"assessed_by": "them"}, {"person_id": person.id}):
                store.assessments.add(
                    Assessment(skill_id=skill.id, level=2, day=TODAY, evidence=text, **more)
                )
            set_teachers(store, skill.id, [person.id])
    app = app_on(store)
    async with at_skills(app, size) as pilot:
        for _ in HOSTILE:
            await press(pilot, "down")
        await press(pilot, "home", "enter", "end", "escape")
        await press(pilot, "end", "c", "2", "enter")
        await press(pilot, "t", "escape", "e", "escape")
        assert isinstance(app.screen, SkillsScreen)
        assert "\x1b" not in screen_text(app)


async def test_a_change_in_another_window_is_shown(store: Store, app_on: AppOn) -> None:
    story(store)
    app = app_on(store)
    async with at_skills(app) as pilot:
        rated(store, 1, TODAY - timedelta(days=1))
        app.announce("assessment")
        await pilot.pause()
        assert "Data storytelling ●○○○· 1 → 4" in rows(app)
