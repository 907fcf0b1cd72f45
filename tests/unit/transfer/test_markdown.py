"""One file holds a period, in an outline that no text in it can change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from markdown_it import MarkdownIt

from rjournal.domain.agreements import PARTS, Agreement
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal, Milestone, Pause, Revision
from rjournal.domain.lines import NOTE_KINDS, Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, PairingPause, Person
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.skills import Assessment, Skill, SkillChange
from rjournal.domain.text import private_spans, sanitize
from rjournal.errors import Invalid
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.goal_life import close
from rjournal.services.goals import change_goal, create_goal
from rjournal.services.notes import blank_of, turn
from rjournal.storage.store import Store
from rjournal.transfer.markdown import export_markdown, is_empty, period_of
from tests.hostile import HOSTILE, LONG_LINE
from tests.unit.conftest import TODAY

PARSER = MarkdownIt("commonmark")
DAY = TODAY - timedelta(days=1)
SHOWN_KINDS = (
    "person",
    "pairing",
    "session",
    "agenda",
    "learning",
    "note",
    "action",
    "win",
    "entry",
    "goal",
    "milestone",
    "check_in",
    "pause",
    "revision",
    "skill",
    "assessment",
    "skill_change",
    "agreement",
    "pairing_pause",
    "retention_check",
)


def export(store: Store, first: date | None = None, last: date | None = None) -> str:
    return "".join(export_markdown(store, first, last, today=TODAY, made_at="2026-02-16T09:00:00.000000Z"))


def front(document: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(document.split("---\n")[1])
    return loaded


def content(document: str) -> str:
    return document[document.index("\n---\n") + 5 :]


def headings(document: str) -> list[tuple[int, str]]:
    tokens = PARSER.parse(content(document))
    return [
        (int(token.tag[1]), tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]


def comments(document: str) -> str:
    """All that a parser takes for HTML: where the marks of the records must be."""
    tokens = PARSER.parse(content(document))
    inline = (child for token in tokens for child in token.children or [])
    return "".join(token.content for token in (*tokens, *inline) if token.type.startswith("html"))


def section(document: str, title: str) -> str:
    """What stands under the first heading with these words, to the next of its level."""
    lines = document.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("#") and line.lstrip("# ") == title)
    level = len(lines[at]) - len(lines[at].lstrip("#"))
    under = lines[at + 1 :]
    end = next((n for n, x in enumerate(under) if x.startswith("#") and x.index(" ") <= level), len(under))
    return "\n".join(under[:end])


def everything_says(store: Store, text: str) -> None:
    """A journal with one record of each kind, every field of which holds `text`."""
    with store.act("Say it everywhere"):
        _everything_says(store, text)


def _everything_says(store: Store, text: str) -> None:
    person = store.people.add(
        Person(
            name=text, alias=text, function=text, access_needs=text, contact_note=text, teaches=(text,),
            learns=(text,),
        )
    )  # fmt: skip
    pairing = store.pairings.add(
        Pairing(
            person_id=person.id, purpose=text, criteria=(text,), start=DAY, status="ended", ended_on=DAY,
            ended_note=text, rotation_next=person.id, phase="closing",
        )
    )  # fmt: skip
    store.pairing_pauses.add(PairingPause(pairing_id=pairing.id, start=DAY, until=DAY, reason=text))
    said = {part.field: text for part in PARTS}
    for agreed_on in (DAY, None):
        store.agreements.add(
            Agreement(pairing_id=pairing.id, agreed_on=agreed_on, review_on=agreed_on, **said)
        )
    store.agenda.add(AgendaItem(text=text, pairing_id=pairing.id))
    goal = store.goals.add(
        Goal(title=text, why=text, observed=text, unit=text, owner=text, baseline=21, target=10, start=DAY,
             direction="down", lifecycle="closed", close_result="partly", close_note=text, closed_on=TODAY)
    )  # fmt: skip
    store.milestones.add(
        Milestone(goal_id=goal.id, text=text, added_on=DAY, dropped_on=DAY, dropped_reason=text)
    )
    for value in (15, 23):
        store.check_ins.add(CheckIn(goal_id=goal.id, day=DAY, value=value, note=text, evidence=text))
    store.pauses.add(Pause(goal_id=goal.id, start=DAY, until=DAY, reason=text))
    store.revisions.add(
        Revision(goal_id=goal.id, field="target", old="9.0", new="10.0", day=DAY, reason=text)
    )
    skill = store.skills.add(Skill(name=text, why=text, added_on=DAY))
    for whose in (None, person.id):
        store.assessments.add(Assessment(skill_id=skill.id, person_id=whose, level=3, day=DAY, evidence=text))
    store.skill_changes.add(
        SkillChange(skill_id=skill.id, field="horizon", old="emerging", new="core", day=DAY)
    )
    store.links.connect(Ref("skill", skill.id), Ref("person", person.id), "from")
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=DAY, purpose=text, notes=text, resources=(text,))
    )
    for session_id in (session.id, None):
        with_all = {"person_id": person.id, "session_id": session_id, "day": DAY}
        for direction in ("received", "given"):
            learned = store.learnings.add(
                Learning(direction=direction, topic=text, skill=text, evidence=text, believed_before=text,
                         set_aside_reason=text, resources=(text,), **with_all)
            )  # fmt: skip
            store.retention_checks.add(
                RetentionCheck(learning_id=learned.id, number=1, done_on=DAY, result="not yet", note=text)
            )
        for kind in NOTE_KINDS:
            store.notes.add(NoteItem(kind=kind, text=text, answer=text, **with_all))
        store.actions.add(
            Action(text=text, if_then=text, result=text, dropped_reason=text, goal_id=goal.id, **with_all)
        )
        store.wins.add(Win(text=text, contributors=(person.id,), **with_all))
    store.agenda.add(AgendaItem(text=text, session_id=session.id))
    entry = store.entries.add(
        Entry(day=DAY, title=text, body=text, mood=1, mood_word=text, template=text, prompts=(text,), at=text,
              zone=text)
    )  # fmt: skip
    for end, type in ((Ref("session", session.id), "from"), (Ref("goal", goal.id), "supports")):
        store.links.connect(Ref("entry", entry.id), end, type)


OTHERS = ("Steps", "Changes", "Pauses", "Check-ins", "Agenda", "Links and files", "Notes", "Ratings")


@pytest.mark.parametrize("text", [*HOSTILE, LONG_LINE[:5000]], ids=lambda text: repr(text)[:20])
def test_hostile_text_changes_no_outline_and_hides_no_record(store: Store, text: str) -> None:
    everything_says(store, text)
    document = export(store)
    own = [level for level, _ in headings(document) if level <= 3]
    # Title, goals, the goal, the day, the session, the loose lines, the entry, skills, one, people, one.
    assert own == [1, 2, 3, 2, 3, 3, 3, 2, 3, 2, 3]
    titles = [title for level, title in headings(document) if level == 4]
    lines = ["Learned", "Taught", *(f"{kind.capitalize()}s" for kind in NOTE_KINDS), "Actions", "Wins"]
    notes = ["Notes"] if text.strip() else []
    found = [title for title in titles if title in (*lines, *OTHERS)]
    skills = ["Ratings", "Changes"]
    session = ["Agenda", "Links and files", *lines, *notes]
    assert found == ["Steps", "Changes", "Pauses", "Check-ins", *session, *lines, *skills]
    uids = [record.uid for kind in SHOWN_KINDS for record in store.repo(kind).where()]
    assert [uid for uid in uids if uid not in comments(document)] == []
    assert front(document)["type"] == "journal"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_a_body_is_lost(store: Store, text: str) -> None:
    everything_says(store, text)
    document = export(store)
    for word in sanitize(text).replace("#", " ").split():
        assert word in document


def test_what_is_private_in_one_text_ends_with_it(store: Store) -> None:
    everything_says(store, "open %%secret")
    document = export(store)
    marks = [document.index(record.uid) for kind in SHOWN_KINDS for record in store.repo(kind).where()]
    spans = private_spans(document)
    assert not [at for at in marks for start, end in spans if start <= at < end]


def test_the_head_says_what_the_file_is(sample_store: Store) -> None:
    document = export(sample_store, date(2026, 1, 1), date(2026, 3, 31))
    tags = front(document).pop("tags")
    assert front(document) | {"tags": None} == {
        "title": "Journal, Thu 1 Jan 2026 to Tue 31 Mar 2026",
        "date": TODAY,
        "type": "journal",
        "tags": None,
        "from": date(2026, 1, 1),
        "until": date(2026, 3, 31),
        "as_of": TODAY,
        "audience": "self",
        "draft": True,
        "published": False,
        "entries": 15,
        "sessions": 6,
        "goals": 6,
    }
    assert tags == sorted({t for e in sample_store.entries.where("day >= '2026-01-01'") for t in e.tags})
    assert "As of Mon 16 Feb 2026. For myself: everything is in here" in document


def test_tags_that_yaml_could_misread_stay_words(store: Store) -> None:
    store.entries.add(Entry(day=TODAY, body="x", tags=("yes", "2020-01-01", "1e5", "null")))
    assert front(export(store))["tags"] == ["1e5", "2020-01-01", "null", "yes"]


def test_days_come_oldest_first_and_each_holds_its_own(sample_store: Store) -> None:
    document = export(sample_store)
    days = [title for level, title in headings(document) if level == 2]
    assert days[0] == "Goals" and days[-2:] == ["Skills", "People"]
    assert days[1] == "Tue 25 Nov 2025" and days[-3] == "Tue 17 Feb 2026"
    assert len(days) == len(set(days))
    third = section(document, "Tue 3 Feb 2026")
    assert third.index("### Session with Noor Vermeer: One page that decides") < third.index(
        "### From fourteen"
    )


def test_a_period_holds_its_days_alone(sample_store: Store) -> None:
    document = export(sample_store, date(2026, 2, 3), date(2026, 2, 3))
    assert [title for level, title in headings(document) if level == 2] == [
        "Goals",
        "Tue 3 Feb 2026",
        "Skills",
        "People",
    ]
    assert "Lead with the decision, then the reason" in document and "Rewrote page 1" not in document


def test_a_session_shows_its_lines_by_kind(sample_store: Store) -> None:
    document = export(sample_store)
    session = section(document, "Session with Noor Vermeer: One page that decides")
    assert "Tue 3 Feb 2026 10:00 (UTC) · held · 45 min · video · you learn" in session
    assert "- [x] Fourteen pages · mine · done" in section(session, "Agenda")
    assert "- My pricing deck · mine · carried" in section(session, "Agenda")
    assert "how a discount is approved" in section(session, "Taught").casefold()
    actions = section(session, "Actions")
    assert "- [ ] Redo page 1 of the pricing deck · due Fri 20 Feb 2026 · open" in actions
    assert "for “Time to decide on prices”" in actions
    assert "- [x] Find out why samples take nine days · theirs · due Tue 10 Feb 2026 · done" in actions
    assert "The fifth is a question." in section(session, "Notes")


def test_an_entry_says_what_surrounds_it(sample_store: Store) -> None:
    entry = section(export(sample_store), "From fourteen pages to five")
    for part in (
        "Tue 3 Feb 2026 11:15 (UTC)",
        "with Noor Vermeer",
        "after “One page that decides”",
        "mood: good, lively, “lighter”",
        "moved “Time to decide on prices”, “Show data so that people act on it”",
        "#pricing #data-storytelling",
        "##### So what\n",
    ):
        assert part in entry
    assert "shareable" in section(export(sample_store), "Her page, her voice")
    assert "%%I also thought" in export(sample_store)


def test_a_goal_shows_its_state_its_figure_and_how_it_went(sample_store: Store) -> None:
    goal = section(export(sample_store), "Time to decide on prices")
    assert "**slower than planned** · 17 days, aim 10 (36 %) · as of 16 Feb, 4 readings" in goal
    readings = section(goal, "Check-ins")
    assert [line[2:17] for line in readings.split("\n") if line.startswith("- ")] == [
        "Mon 5 Jan 2026 ", "Mon 19 Jan 2026", "Mon 2 Feb 2026 ", "Mon 16 Feb 2026",
    ]  # fmt: skip
    assert "23 days · confidence 2 of 5 · counted" in readings
    assert "  - note: The glaze shortage" in readings
    steps = section(export(sample_store), "Steps")
    assert "- [x] Rebuild one old chart with Noor watching · done on Wed 14 Jan 2026" in steps
    assert "- [ ] Present the forecast with its range to the board <!--" in steps
    voices = section(export(sample_store), "Voices in the Monday meeting")
    assert "aim 8→9 on 15 Dec 2025: scope grew" in section(voices, "Changes")
    assert "Closed on Wed 4 Feb 2026: reached" in voices


def test_goals_are_told_as_they_stood(sample_store: Store) -> None:
    document = export(sample_store, None, date(2026, 2, 2))
    assert "as_of: 2026-02-02\n" in document and "As of Mon 2 Feb 2026." in document
    prices = section(document, "Time to decide on prices")
    assert "23 (began 21), aim 10" in prices or "above where you began" in prices
    assert "Two small lists went out" not in document
    assert "paused" not in section(document, "Days on the shop floor")
    before_any = export(sample_store, None, date(2025, 11, 20))
    assert "Goals" not in [title for _, title in headings(before_any)]
    later = export(sample_store, date(2026, 2, 10), None)
    assert "Voices in the Monday meeting" not in [title for _, title in headings(later)]


def test_the_trash_stays_out_and_lines_outlive_their_session(sample_store: Store) -> None:
    entry = sample_store.entries.where("title = 'Four at once'")[0]
    session = sample_store.sessions.where("purpose = 'One page that decides'")[0]
    sample_store.entries.delete(entry.id)
    sample_store.sessions.delete(session.id)
    document = export(sample_store)
    assert "The glaze shortage put four decisions" not in document
    assert "One page that decides" not in [title for _, title in headings(document)]
    loose = section(section(document, "Tue 3 Feb 2026"), "Outside any session")
    assert "Redo page 1 of the pricing deck" in loose and "Who meets this decision last?" in loose


def test_a_line_of_another_month_stays_with_its_session_once(store: Store) -> None:
    session = store.sessions.add(Session(day=date(2026, 1, 31), purpose="January"))
    store.actions.add(Action(text="Written later", session_id=session.id, day=date(2026, 2, 1)))
    document = export(store)
    assert document.count("Written later") == 1
    assert "Written later" in section(document, "Session: January")
    assert [title for level, title in headings(document) if level == 2] == ["Sat 31 Jan 2026"]


def test_what_was_asked_is_said_in_words(store: Store) -> None:
    store.entries.add(Entry(day=DAY, body="Words.", prompts=("AL2", "XX9")))
    asked = next(line for line in export(store).splitlines() if "asked while writing" in line)
    assert "“What did I believe this morning that I hold less firmly now?”, XX9" in asked


def test_all_that_is_said_of_a_note_is_told_and_what_it_turned_into(store: Store) -> None:
    notes = (
        NoteItem(kind="question", text="Q", day=DAY, lens="evidence", raised_by="both"),
        NoteItem(kind="topic", text="T", day=DAY, priority=True),
        NoteItem(kind="idea", text="I", day=DAY, area="norms"),
        NoteItem(
            kind="assumption", text="A", day=DAY, confidence=2, would_change="One complaint", revisit_on=TODAY
        ),
    )
    for note in notes:
        store.notes.add(note)
    gap = store.notes.add(NoteItem(kind="gap", text="G", day=DAY))
    ref = turn(store, gap.id, "action", blank_of(gap, "action", DAY), DAY)
    document = export(store)
    for said in ("evidence", "raised by both", "comes first", "norms", "sure 2 of 5", "One complaint"):
        assert said in document
    assert f"turned into {ref.handle}" in document and f"again on {full(TODAY)}" in document


def test_empty_headings_of_an_entry_are_kept(store: Store) -> None:
    store.entries.add(Entry(day=TODAY, title="Sparse", body="## What\n\nA line.\n\n## So what\n\n\n"))
    assert [title for _, title in headings(export(store))][-2:] == ["What", "So what"]


def test_what_nobody_said_about_a_person_is_left_out(store: Store) -> None:
    store.people.add(Person(name="Noor"))
    store.people.add(Person(name="Tom", relation="senior"))
    document = export(store)
    assert "- senior, current" in document
    assert "- current" in document and "other" not in document


def test_a_pause_that_ended_the_day_it_began_is_told_as_one_day(store: Store) -> None:
    goal = store.goals.add(Goal(title="Listen", start=TODAY - timedelta(days=9)))
    store.pauses.add(Pause(goal_id=goal.id, start=TODAY, until=TODAY))
    assert "on Mon 16 Feb 2026, taken up again the same day" in export(store, None, TODAY)


def test_names_outlive_the_person_in_the_trash(sample_store: Store) -> None:
    amina = sample_store.people.where("name LIKE 'Amina%'")[0]
    sample_store.people.delete(amina.id)
    document = export(sample_store)
    assert "Amina Diallo" in section(document, "Amina already knew")
    assert "Amina Diallo" not in [title for _, title in headings(document)]


def test_an_empty_journal_is_a_short_file(store: Store) -> None:
    document = export(store)
    assert headings(document) == [(1, "Journal, Mon 16 Feb 2026 to Mon 16 Feb 2026")]
    assert "0 entries, 0 sessions, 0 goals." in document


def test_a_period_reaches_as_far_as_its_records(sample_store: Store) -> None:
    first, last = date(2025, 11, 25), date(2026, 2, 17)
    assert period_of(sample_store, None, None, today=TODAY) == (first, last)
    assert period_of(sample_store, date(2026, 2, 1), None, today=TODAY) == (date(2026, 2, 1), last)
    assert period_of(sample_store, None, date(2026, 1, 1), today=TODAY) == (first, date(2026, 1, 1))
    early, late = date(2020, 1, 1), date(2030, 1, 1)
    assert period_of(sample_store, late, None, today=TODAY) == (late, late)
    assert period_of(sample_store, None, early, today=TODAY) == (early, early)
    with pytest.raises(Invalid, match="ends before it begins"):
        period_of(sample_store, last, first, today=TODAY)
    with pytest.raises(Invalid, match="ends before it begins"):
        export(sample_store, last, first)


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []
    store.connection.raw.set_trace_callback(seen.append)
    yield seen
    store.connection.raw.set_trace_callback(None)


def test_statements_do_not_grow_with_each_record(store: Store) -> None:
    session = store.sessions.add(Session(day=TODAY))

    def grow(number: int) -> int:
        with store.act("Grow"):
            for n in range(number):
                entry = Entry(day=TODAY, body=f"entry {n}")
                save_entry(store, entry, EntryLinks(session=session.id))
                store.wins.add(Win(text="w", day=TODAY, session_id=session.id))
        with counted(store) as seen:
            export(store)
        return len(seen)

    # Entries come 200 at a time: another hundred asks for nothing more.
    assert grow(20) == grow(100)


def test_pieces_come_as_they_are_read(store: Store) -> None:
    with store.act("Grow"):
        for n in range(500):
            store.entries.add(Entry(day=TODAY - timedelta(days=n), body="word " * 50))
    pieces = export_markdown(store, None, None, today=TODAY, made_at="2026-02-16T09:00:00Z")
    assert max(len(piece) for piece in pieces) < 2000


def test_what_another_program_left_as_a_moment_is_not_fatal(store: Store) -> None:
    for at, zone in (
        ("", "UTC"),
        ("nonsense", "UTC"),
        ("2026-02-16T09:00:00Z", "../etc"),
        ("2026-02-16T09:00:00Z", ""),
    ):
        store.entries.add(replace(Entry(day=TODAY, body="Kept."), at=at, zone=zone))
    assert export(store).count("\n\nKept.\n") == 4


def test_skills_are_told_as_of_the_end_of_the_period(sample_store: Store) -> None:
    document = export(sample_store, date(2026, 1, 1), date(2026, 2, 2))
    skills = section(document, "Data storytelling")
    assert "**1 step to go** · you 3, Competent · aim 4, Proficient" in skills
    assert "by them" not in skills
    assert "- Mon 2 Feb 2026 · 1, Novice · by me · looking back" in skills
    assert "- from your first rating: 1 step; looking back: 2 steps" in skills
    assert "horizon emerging → core on Wed 7 Jan 2026" in skills
    assert "Could teach it: Noor Vermeer" in skills
    earlier = export(sample_store, date(2025, 12, 1), date(2026, 1, 5))
    assert "matters most, emerging" in section(earlier, "Data storytelling")
    assert "### Working with AI tools" not in earlier


# What a reader of the file stumbled over


def test_a_period_without_anything_holds_nobody_and_a_journal_of_people_holds_them(store: Store) -> None:
    store.people.add(Person(name="Noor Vermeer"))
    store.skills.add(Skill(name="Charts", added_on=date(2024, 1, 1)))
    first, last = date(2025, 1, 1), date(2025, 1, 31)
    empty = export(store, first, last)
    assert "Noor" not in empty and "Charts" not in empty
    assert is_empty(store, first, last, today=TODAY)
    assert "Noor" in export(store)
    assert not is_empty(store, None, None, today=TODAY)
    save_entry(
        store, Entry(day=date(2025, 1, 7), body="Met her", at="2025-01-07T09:00:00.000000Z", zone="UTC")
    )
    assert "Noor" in export(store, first, last)


def test_entries_without_a_title_are_told_apart_by_their_first_words(store: Store) -> None:
    for body in ("## What\n\nShe drew it *first*\nand then", "Asked twice", "## What\n"):
        save_entry(store, Entry(day=DAY, body=body, at="", zone="UTC"))
    save_entry(store, Entry(day=DAY, title="A title", body="x", at="", zone="UTC"))
    found = export(store)
    headings = [line for line in found.splitlines() if line.startswith("### ")]
    assert headings[:2] == ["### She drew it *first*", "### Asked twice"]
    assert headings[3] == "### A title"
    assert len(set(headings)) == 4
    assert found.count("untitled") == 3


def test_what_was_let_go_is_open_to_nobody(store: Store) -> None:
    for status in ("open", "carried", "done", "dropped"):
        store.actions.add(Action(text=f"It is {status}", day=DAY, status=status))  # type: ignore[arg-type]
    goal = store.goals.add(Goal(title="t", measure="milestones", start=DAY))
    store.milestones.add(Milestone(goal_id=goal.id, text="Left out", added_on=DAY, dropped_on=DAY))
    session = store.sessions.add(Session(day=DAY))
    for outcome in ("open", "carried", "parked", "done"):
        store.agenda.add(AgendaItem(session_id=session.id, text=f"Point {outcome}", outcome=outcome))  # type: ignore[arg-type]
    found = export(store)
    for text in ("It is open", "It is carried", "Point open"):
        assert f"- [ ] {text}" in found
    for text in ("It is done", "Point done"):
        assert f"- [x] {text}" in found
    for text in ("It is dropped", "Left out", "Point carried", "Point parked"):
        assert f"- {text}" in found


def test_a_goal_is_told_in_words_that_read(store: Store) -> None:
    goal = create_goal(store, Goal(title="Think", measure="reflective", question="What now?", start=DAY))
    change_goal(store, replace(goal, due=date(2027, 3, 30)), TODAY)
    close(store, goal.id, TODAY, "partly", "")
    found = export(store)
    assert "·  ·" not in found and "** · as of" in found
    assert "nothing→" not in found and "closed on changed" not in found
    assert "- date 30 Mar 2027 set on 16 Feb" in found
    assert "- closed on 16 Feb: partly" in found


@pytest.mark.parametrize(
    "body",
    [
        "Half <!-- open\nand on",
        "<!-- open",
        "> <!-- in a quotation",
        "- one\n  <!-- in a list",
        "a <!-- b --> <!--",
    ],
)
def test_a_comment_left_open_hides_nothing_after_it_from_any_reader(store: Store, body: str) -> None:
    for text in (body, "After it"):
        save_entry(store, Entry(day=DAY, body=text, at="", zone="UTC"))
    found = export(store)
    assert body in found
    # A reader that knows no Markdown takes a comment to go on until the next end of one.
    left = re.sub(r"<!--.*?-->", "", found, flags=re.DOTALL)
    assert "### After it" in left and "\nAfter it\n" in left
    headings = [token.content for token in PARSER.parse(found) if token.type == "inline"]
    assert "After it" in headings


def test_a_learning_is_told_with_its_checks_and_what_it_led_to(store: Store) -> None:
    one = store.learnings.add(
        Learning(direction="received", topic="Ask first", day=DAY, diverges=True, resources=("~/deck.pdf",))
    )
    store.retention_checks.add(
        RetentionCheck(
            learning_id=one.id, number=1, done_on=DAY, result="with hints", how="do it unaided", note="Once"
        )
    )
    action = store.actions.add(Action(text="Try it", day=DAY))
    store.links.connect(Ref("learning", one.id), Ref("action", action.id), "led-to")
    document = export(store)
    assert f"differs from what I thought · led to a{action.id}" in document
    assert "  - with it: ~/deck.pdf" in document
    assert (
        "  - check 1, with hints: Once · Sun 15 Feb 2026 · do it unaided <!-- retention-check h1 " in document
    )
