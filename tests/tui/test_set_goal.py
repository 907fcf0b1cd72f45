"""Setting a goal of every kind: the form asks what the kind needs, says it back, and forgets nothing."""

from __future__ import annotations

from datetime import date
from itertools import cycle

import pytest

from rjournal.domain.goals import Goal
from rjournal.storage.store import Store
from rjournal.tui.flows import goals
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.fields import FieldRow
from tests.hostile import HOSTILE
from tests.tui.goals_desk import (
    NARROW,
    START,
    TODAY,
    WIDE,
    AppOn,
    at_goals,
    fill,
    footer,
    in_form,
    problems,
    shown,
    told,
    type_text,
)
from tests.tui.stillness import press

ORDER = ("numeric", "hold", "skill", "milestones", "habit", "total", "reflective")

Typed = dict[str, str]

SET: dict[str, tuple[Typed, str, dict[str, object]]] = {
    "numeric": (
        {"baseline": "3,5", "target": "8 people"},
        "from 3.5 up to 8 people, no date",
        {"baseline": 3.5, "target": 8.0, "unit": "people", "direction": "up", "check_every": 14},
    ),
    "hold": (
        {"high": "2", "unit": "days", "due": "30 june"},
        "hold at most 2 days until 30 June",
        {"low": None, "high": 2.0, "tolerance": 0.0, "check_every": 30},
    ),
    "skill": (
        {"skill": "Charts", "from_level": "1", "to_level": "3", "due": "30 mar"},
        "Charts: from level 1, Novice, to 3, Competent by 30 March",
        {"skill": "Charts", "baseline": 1.0, "target": 3.0, "check_every": 30},
    ),
    "milestones": (
        {"steps": "Draw one\nShow it", "due": "30 mar"},
        "2 steps, step by step by 30 March, even pace",
        {"target": None, "check_every": 14},
    ),
    "habit": (
        {"times": "3 times", "per": "week", "due": "12 weeks"},
        "3 times a week until 10 May",
        {"times": 3, "per": "week", "due": date(2026, 5, 10), "check_every": 7},
    ),
    "total": (
        {"target": "12 interviews", "due": "30 june"},
        "count up to 12 interviews by 30 June, even pace",
        {"target": 12.0, "unit": "interviews", "baseline": None, "check_every": 14},
    ),
    "reflective": (
        {"question": "What do I avoid?", "due": "30 june"},
        "“What do I avoid?”, closed by 30 June as you judge",
        {"question": "What do I avoid?", "target": None, "check_every": 30},
    ),
}
"""What is typed for each kind, what the form says back, and the goal that comes of it."""


async def choose_kind(pilot: object, kind: str) -> None:
    await press(pilot, "n", *["down"] * ORDER.index(kind), "enter")  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "size"), list(zip(ORDER, cycle((WIDE, NARROW)), strict=False)))
async def test_every_kind_is_set_in_one_form_that_says_back_what_it_understood(
    store: Store, app_on: AppOn, kind: str, size: tuple[int, int]
) -> None:
    typed, said, meant = SET[kind]
    app = app_on(store)
    async with at_goals(app, size) as pilot:
        await choose_kind(pilot, kind)
        await type_text(pilot, "Something better")
        fill(app, **typed)
        await pilot.pause()
        assert said in told(app)
        await press(pilot, "ctrl+s")
        assert not in_form(app), problems(app)
        goal = store.goals.where()[0]
        assert (goal.title, goal.measure, goal.start) == ("Something better", kind, TODAY)
        assert {name: getattr(goal, name) for name in meant} == meant
        assert "Goal set:" in told(app)
        assert store.drafts.all() == []
        await press(pilot, "u")
        assert store.goals.where() == []


@pytest.mark.parametrize("kind", ORDER)
async def test_only_what_the_kind_needs_is_asked_and_the_rest_stands_behind_one_key(
    store: Store, app_on: AppOn, kind: str
) -> None:
    labels = {
        "numeric": {"Counted in", "Begins at", "Aim", "Goes", "Reached by"},
        "hold": {"Counted in", "At least", "At most", "Until"},
        "skill": {"Skill", "Where you are", "Aim", "Reached by"},
        "milestones": {"Steps", "Reached by"},
        "habit": {"How often", "In each", "Until"},
        "total": {"Counted in", "Count up to", "Reached by"},
        "reflective": {"Question", "Until"},
    }
    behind = ("Whose goal", "Theme", "Who may see it", "A reading every")
    app = app_on(store)
    async with at_goals(app, (120, 60)) as pilot:
        await choose_kind(pilot, kind)
        asked = set().union(*labels.values())
        lines = [line.partition("│")[2].strip() for line in shown(app).splitlines()]
        seen = {label for label in asked if any(f"│  {label}  " in line for line in shown(app).splitlines())}
        assert seen == labels[kind], lines
        assert not any(words in shown(app) for words in behind) and "More" in footer(app)
        await press(pilot, "f2")
        assert all(words in shown(app) for words in behind) and "More" not in footer(app)
        assert ("No set pace".lower() in shown(app)) == (kind in ("numeric", "milestones", "total"))


async def test_a_level_is_chosen_with_its_digit_and_says_what_it_means(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        await choose_kind(pilot, "skill")
        await type_text(pilot, "Charts")
        await press(pilot, "tab", "tab", "tab", "1", "tab", "4", "right")
        assert "●●●●●  5, Expert" in shown(app)
        assert "Follows written steps, stuck when they break." in told(app)
        await press(pilot, "enter")
        goal = store.goals.where()[0]
        assert (goal.baseline, goal.target) == (1.0, 5.0)


async def test_another_kind_keeps_what_both_ask_and_going_back_finds_the_rest(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await choose_kind(pilot, "numeric")
        await type_text(pilot, "Decide sooner")
        fill(app, unit="days", baseline="21", target="10", due="30 mar")
        await press(pilot, "tab", "right")
        assert "a number to keep within" in shown(app)
        assert "Decide sooner" in shown(app) and "30 mar" in shown(app) and "days" in shown(app)
        assert "Begins at" not in shown(app)
        await press(pilot, "right")
        assert "a skill, in steps" in shown(app) and "to be chosen" in shown(app)
        await press(pilot, "left", "left")
        await pilot.pause()
        assert "from 21 down to 10 days by 30 March, even pace" in shown(app)


async def test_a_goal_begun_and_left_is_gone_on_with_in_the_kind_it_had_come_to(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await choose_kind(pilot, "numeric")
        await type_text(pilot, "Keep to two days")
        fill(app, baseline="21")
        await press(pilot, "tab", "right")
        fill(app, high="2")
        await press(pilot, "escape", "y", "n")
        assert "You had begun this" in shown(app) and "a number to keep within" in shown(app)
        draft = store.drafts.get("form:goal:new")
        assert draft is not None and draft.fields["baseline"] == "21", "what is not asked now is kept too"
        await press(pilot, "ctrl+s")
        assert store.goals.where()[0].high == 2.0
        assert store.drafts.all() == []


async def test_a_goal_that_the_first_version_left_unfinished_is_gone_on_with(
    store: Store, app_on: AppOn
) -> None:
    fields = {"title": "Tell stories", "steps": "Draw one", "due": "", "check_every": "14"}
    app = app_on(store)
    async with at_goals(app) as pilot:
        store.drafts.save("form:goal:new:milestones", fields)
        await press(pilot, "n")
        assert "Tell stories" in shown(app) and "Draw one" in shown(app)
        await press(pilot, "ctrl+s")
        goal = store.goals.where()[0]
        assert (goal.measure, len(store.milestones.of_goals([goal.id]))) == ("milestones", 1)
        assert store.drafts.all() == []


REFUSED: list[tuple[str, Typed, str, str]] = [
    ("numeric", {"baseline": "1", "target": "4", "observed": "My pulse answers"}, "observed", "pulse"),
    ("numeric", {"baseline": "many", "target": "3"}, "baseline", "not a number"),
    ("numeric", {"baseline": "1", "target": "NaN"}, "target", "ordinary, finite"),
    ("numeric", {"baseline": "1", "target": "2", "due": "1 jan 3026"}, "due", "3026"),
    ("numeric", {"baseline": "10", "target": "10"}, "target", "Did you mean to hold it there?"),
    ("numeric", {"baseline": "1", "target": "2", "direction": "down"}, "direction", "Did you mean up?"),
    ("numeric", {"baseline": "1", "target": "4", "unit": "pulse score"}, "unit", "pulse"),
    ("hold", {"low": "5", "tolerance": "-1"}, "tolerance", "below zero"),
    ("hold", {}, "low", "nothing to hold"),
    ("hold", {"low": "5", "high": "3"}, "high", "Did you mean between 3 and 5?"),
    ("hold", {"low": "inf"}, "low", "ordinary, finite"),
    ("skill", {"from_level": "4", "to_level": "2"}, "to_level", "other way round"),
    ("skill", {"from_level": "1"}, "to_level", "no level to reach"),
    ("habit", {"times": ""}, "times", "How often"),
    ("habit", {"times": "1,5"}, "times", "whole number"),
    ("habit", {"times": "0"}, "times", "from 1 to"),
    ("habit", {"times": "3", "due": "0 weeks"}, "due", ""),
    ("total", {"target": "12", "check_every": "0"}, "check_every", "once a day"),
    ("total", {"target": "-3"}, "target", "above it"),
    ("total", {"target": "12 apples", "unit": "pears"}, "target", "counts in pears"),
    ("reflective", {"due": "1 jan 2020"}, "due", "before the start"),
]
"""What cannot be, kind by kind; a field from behind the key comes first, while it still stands there."""


@pytest.mark.parametrize("kind", ORDER)
async def test_what_cannot_be_is_said_at_its_field_with_what_to_do_and_nothing_is_lost(
    store: Store, app_on: AppOn, kind: str
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await choose_kind(pilot, kind)
        empty = {row.field.name: row.field.value for row in app.screen.query(FieldRow)}
        for _, typed, field, words in (row for row in REFUSED if row[0] == kind):
            fill(app, **{**empty, "title": "Something better", "why": "Because it matters", **typed})
            await press(pilot, "ctrl+s")
            assert list(problems(app)) == [field], typed
            said = problems(app)[field]
            assert words in said and len(said.split(". ")) > 1, said
            draft = store.drafts.get("form:goal:new")
            assert draft is not None and draft.fields["why"] == "Because it matters"
            assert {**draft.fields, **typed} == draft.fields
            assert said.split()[0] in told(app), "the field is in sight, also one from behind the key"
        assert store.goals.where() == []


async def test_a_draft_of_any_kind_may_still_lack_its_measure(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        for kind in ORDER:
            await choose_kind(pilot, kind)
            fill(app, title=kind, lifecycle="draft")
            await press(pilot, "ctrl+s")
        assert [goal.lifecycle for goal in store.goals.where()] == ["draft"] * len(ORDER)


async def test_a_draft_is_begun_with_its_measure_given_later(store: Store, app_on: AppOn) -> None:
    goal = store.goals.add(Goal(title="Walks", measure="habit", start=START, lifecycle="draft"))
    app = app_on(store)
    async with at_goals(app, (120, 60)) as pilot:
        await press(pilot, "e")
        fill(app, times="2", per="month", unit="walks", lifecycle="active", owner="Noor")
        await press(pilot, "ctrl+s")
        begun = store.goals.get(goal.id)
        assert (begun.times, begun.per, begun.unit, begun.lifecycle) == (2, "month", "walks", "active")
        assert (begun.measure, begun.start, begun.owner) == ("habit", START, "Noor")


async def test_skills_of_the_map_and_of_people_are_offered(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        names = goals.known_skills(app)
        assert "Charts" in names and names == sorted(set(names), key=str.casefold)
        await choose_kind(pilot, "skill")
        await press(pilot, "tab", "tab", "c", "h", "a", "r")
        await pilot.pause()
        await press(pilot, "right")
        assert "Charts" in shown(app)


async def test_the_kinds_can_be_read_in_plain_words(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app, (60, 20)) as pilot:
        await press(pilot, "n")
        assert isinstance(app.screen, ChooseModal)
        for words in ("A number to reach", "A number to keep within", "A skill, in steps", "A habit"):
            assert words in shown(app)


@pytest.mark.parametrize("kind", ORDER)
async def test_anything_can_be_typed_into_the_fields_of_every_kind(
    store: Store, app_on: AppOn, kind: str
) -> None:
    texts = HOSTILE[ORDER.index(kind) :: len(ORDER)]
    names = [
        "title",
        "why",
        "observed",
        "owner",
        {"skill": "skill", "milestones": "steps"}.get(kind, "question"),
    ]
    words = {name: f"x{text}" for name, text in zip(names, cycle(texts), strict=False)}
    if kind in ("hold", "habit"):
        words["unit"] = texts[-1]
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        await choose_kind(pilot, kind)
        fill(app, **{**SET[kind][0], "due": "", **words, **({"times": "3"} if kind == "habit" else {})})
        await press(pilot, "f2", "ctrl+s")
        assert not in_form(app), problems(app)
        await press(pilot, "c")
        assert in_form(app)
