"""Goals with everything that can happen to them, for the properties of progress."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import REVISED, CheckIn, Goal, MeasureKind, Milestone, Pause, Revision

START = date(2026, 1, 5)
DAYS = st.integers(-40, 200).map(lambda n: START + timedelta(days=n))
NUMBERS = st.one_of(
    st.integers(-1000, 1000).map(float),
    st.floats(-1e15, 1e15),
    st.sampled_from([0.0, -0.0, 5e-324, -5e-324, 1e-9, 3.2, 4.0, 0.1 + 0.2]),
)
ANY_FLOAT = st.floats() | NUMBERS
WORDS = st.sampled_from(["", "a note", "two cases stuck"])
UNITS = st.sampled_from(["", "days", "%", "of 5", "1–5"])


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    starts = draw(st.lists(DAYS, max_size=3))
    return tuple(
        Pause(
            id=n,
            goal_id=1,
            start=start,
            until=draw(st.none() | st.integers(0, 60).map(lambda days, s=start: s + timedelta(days=days))),
        )
        for n, start in enumerate(starts, start=1)
    )


_LIFECYCLES = ["draft", "active", "active", "active", "paused", "closed"]
_REVISED_TEXTS: dict[str, st.SearchStrategy[str]] = {
    **{name: NUMBERS.map(repr) for name, kind in REVISED.items() if kind == "number"},
    **{name: DAYS.map(date.isoformat) for name, kind in REVISED.items() if kind == "day"},
    "times": st.integers(1, 5).map(str),
    "check_every": st.integers(1, 40).map(str),
    "attainment": st.integers(-2, 2).map(str),
    "per": st.sampled_from(["week", "month"]),
    "pace": st.sampled_from(["linear", "none"]),
    "lifecycle": st.sampled_from(_LIFECYCLES),
    "close_result": st.sampled_from(["reached", "partly", "changed course"]),
    "close_note": st.just("enough"),
}


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Revision, ...]:
    made = []
    for n, day in enumerate(draw(st.lists(DAYS, max_size=3)), start=1):
        field = draw(st.sampled_from(sorted(_REVISED_TEXTS)))
        texts = st.just("") | _REVISED_TEXTS[field]
        made.append(
            Revision(id=n, goal_id=1, field=field, old=draw(texts), new=draw(texts), day=day, reason="")
        )
    return tuple(made)


@st.composite
def check_ins(draw: st.DrawFn) -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(
            id=n,
            goal_id=1,
            day=day,
            value=draw(st.none() | ANY_FLOAT),
            confidence=draw(st.none() | st.integers(1, 5)),
            assessed_by=draw(st.sampled_from(["me", "me", "them"])),
            note=draw(WORDS),
        )
        for n, day in enumerate(draw(st.lists(DAYS, max_size=6)), start=1)
    )


@st.composite
def milestones(draw: st.DrawFn) -> tuple[Milestone, ...]:
    maybe_day = st.none() | DAYS
    return tuple(
        Milestone(
            id=n,
            goal_id=1,
            text="a step",
            weight=draw(st.just(1.0) | st.floats(0.1, 10)),
            added_on=added,
            done_on=draw(maybe_day),
            dropped_on=draw(maybe_day),
            dropped_reason=draw(WORDS),
        )
        for n, added in enumerate(draw(st.lists(DAYS, max_size=6)), start=1)
    )


@st.composite
def facts(draw: st.DrawFn, measure: MeasureKind | None = None) -> GoalFacts:
    """Any goal at all, sensible or not, or any of a kind: what is computed from it holds all the same."""
    return GoalFacts(
        goal=Goal(
            id=1,
            title="A goal",
            measure=draw(st.sampled_from(get_args(MeasureKind)) if measure is None else st.just(measure)),
            unit=draw(UNITS),
            baseline=draw(st.none() | ANY_FLOAT),
            target=draw(st.none() | ANY_FLOAT),
            direction=draw(st.sampled_from(["up", "down"])),
            start=START,
            due=draw(st.none() | DAYS),
            check_every=draw(st.integers(1, 40)),
            pace=draw(st.sampled_from(["linear", "none"])),
            lifecycle=draw(st.sampled_from(_LIFECYCLES)),
            close_result=draw(st.sampled_from([None, "reached", "partly", "changed course"])),
            closed_on=draw(st.none() | DAYS),
            low=draw(st.none() | ANY_FLOAT),
            high=draw(st.none() | ANY_FLOAT),
            tolerance=draw(st.just(0.0) | ANY_FLOAT),
            retro_from=draw(st.none() | ANY_FLOAT),
            times=draw(st.none() | st.integers(-1, 7)),
            per=draw(st.sampled_from(["week", "month"])),
            question=draw(WORDS),
            attainment=draw(st.none() | st.integers(-2, 2)),
        ),
        check_ins=draw(check_ins()),
        milestones=draw(milestones()),
        pauses=draw(pauses()),
        revisions=draw(revisions()),
    )
