"""The map of skills, from anywhere: adding, changing and rating skills, and saying who could teach them.

Draft keys: `form:skill:new`, `form:skill:starters`, `form:skill:<id>`, `form:rating:<skill>` for a new rating
and `form:rating:<skill>:<rating>` for one that is corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.domain.levels import level_words
from rjournal.domain.records import Ref
from rjournal.domain.skill_map import notes
from rjournal.domain.skills import STARTERS, Assessment, Skill, folded_name
from rjournal.errors import Invalid
from rjournal.services import skills
from rjournal.services.skills_view import skill_page
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.skills_fields import (
    rating_fields,
    read_rating,
    read_skill,
    said_aim,
    said_level,
    skill_fields,
)
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import MultilineField
from rjournal.tui.widgets.skill_words import sentence

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_NEW = "form:skill:new"
_STARTERS = "form:skill:starters"
_SOMEONE = "someone"
_ALREADY = "could teach it; takes that back"


async def open_map(app: JournalApp) -> None:
    """Show the map over People."""
    from rjournal.tui.screens.skills import SkillsScreen

    app.action_go("people")
    await app.push_screen(SkillsScreen())


async def add_skill(app: JournalApp) -> Skill | None:
    """Put a skill on the map; None when it was left."""
    blank = Skill(name="", added_on=app.today)
    stored = await _ask_skill(app, blank, "A skill worth having", _NEW)
    if stored is not None:
        base.tell(app, "It is on the map.", "c says how far you are; t who could teach it.")
    return stored


async def edit_skill(app: JournalApp, skill_id: int) -> Skill | None:
    """Change a skill; another importance, horizon or aim is dated today."""
    skill = app.store.skills.get(skill_id)
    stored = await _ask_skill(app, skill, skill.name, f"form:skill:{skill_id}")
    if stored is not None:
        base.tell(app, "Changed.", _UNDO)
    return stored


async def _ask_skill(app: JournalApp, skill: Skill, title: str, key: str) -> Skill | None:
    def save(values: dict[str, str]) -> Skill:
        return skills.save_skill(app.store, read_skill(skill, values), app.today, draft=key)

    stored = await asking.ask(
        app,
        title,
        skill_fields(skill),
        save,
        draft_key=key,
        base_rev=skill.rev,
        intro="" if skill.id else "A name is enough; the rest can come later.",
        echo=said_aim,
    )
    if stored is not None:
        # Another name goes to what was learned with it, to its goals and to people's pages too.
        app.announce("skill", "skill_change", "learning", "goal", "person")
    return stored


async def add_starters(app: JournalApp) -> list[Skill]:
    """Offer a list of skills to start with, to be changed before any of it is added."""
    known = {folded_name(skill.name) for skill in app.store.skills.where()}
    offered = [name for name in STARTERS if folded_name(name) not in known]

    def save(values: dict[str, str]) -> list[Skill]:
        return skills.add_several(app.store, values["names"].split("\n"), app.today, draft=_STARTERS)

    names = MultilineField(
        name="names", label="Skills", value="\n".join(offered), lines=8, hint="One a line; ^s adds them."
    )
    added = await asking.ask(
        app,
        "Skills to start with",
        [names],
        save,
        draft_key=_STARTERS,
        intro="Keep the lines that matter where you are, change them, write your own.",
    )
    if added:
        app.announce("skill")
        one = "1 skill is" if len(added) == 1 else f"{len(added)} skills are"
        base.tell(app, f"{one} on the map.", "c says how far you are; u takes it back.")
    elif added is not None:
        base.tell(app, "All of these were on the map already.")
    return added or []


# Ratings


async def rate_skill(app: JournalApp, skill_id: int) -> Assessment | None:
    """Rate a skill, by oneself or as they said it; None when it was left."""
    app.store.skills.get(skill_id)
    blank = Assessment(skill_id=skill_id, level=0, day=app.today)
    stored = await _ask_rating(app, blank, f"form:rating:{skill_id}")
    if stored is not None:
        base.tell(app, f"Rated: {level_words(stored.level)}.", _said_of(app, stored) or _UNDO)
    return stored


async def correct_rating(app: JournalApp, rating_id: int) -> Assessment | None:
    """Correct a rating that was mistyped."""
    rating = app.store.assessments.get(rating_id)
    stored = await _ask_rating(app, rating, f"form:rating:{rating.skill_id}:{rating_id}")
    if stored is not None:
        base.tell(app, f"Corrected: {level_words(stored.level)}.", _UNDO)
    return stored


async def _ask_rating(app: JournalApp, rating: Assessment, key: str) -> Assessment | None:
    skill = app.store.skills.get(rating.skill_id)

    def save(values: dict[str, str]) -> Assessment:
        read = read_rating(app, rating, values)
        if rating.id:
            return skills.correct_rating(app.store, read, app.today, draft=key)
        # Unless it looks back, whether it is the first one is found out.
        said = None if read.kind == "now" else read.kind
        return skills.rate(app.store, read, app.today, kind=said, draft=key)

    people = [(person.id, person.name) for person in app.store.people.where()]
    stored = await asking.ask(
        app,
        f"How far: {skill.name}",
        rating_fields(rating, people),
        save,
        draft_key=key,
        base_rev=rating.rev,
        echo=said_level,
    )
    if stored is not None:
        app.announce("assessment")
    return stored


def _said_of(app: JournalApp, stored: Assessment) -> str:
    """What is worth saying about the ratings now that there is one more of one's own."""
    if stored.person_id is not None or stored.assessed_by != "me":
        return ""
    found = notes(skill_page(app.store, stored.skill_id, app.today).view.standing)
    return sentence(found[0]) if found else ""


# Who could teach it


async def choose_teacher(app: JournalApp, skill_id: int) -> None:
    """Say of one person that they could teach a skill, or that they could not after all."""
    skill = app.store.skills.get(skill_id)
    linked = app.store.links.ends(Ref("skill", skill_id), skills.TEACHER, "person")
    people = app.store.people.where()
    picks = [
        Pick(
            str(person.id),
            person.name,
            _ALREADY if person.id in linked else person.function,
        )
        for person in people
    ]
    picks.append(Pick(_SOMEONE, "Someone new", "add them first", stays=True))
    picked = await asking.choose(app, f"Who could teach it: {skill.name}", picks)
    if picked is None:
        return
    if picked == _SOMEONE:
        person_id = await _someone_new(app)
        if person_id is None:
            return
    else:
        person_id = int(picked)
    name = app.store.people.get(person_id).name
    takes_back = person_id in linked
    chosen = [one for one in linked if one != person_id] if takes_back else [*linked, person_id]
    skills.set_teachers(app.store, skill_id, chosen)
    app.announce("link", "skill")
    base.tell(app, f"{name}: {'no longer said to teach it' if takes_back else 'could teach it'}.", _UNDO)


async def _someone_new(app: JournalApp) -> int | None:
    from rjournal.tui.flows import people

    person = await people.add_person(app)
    return None if person is None else person.id


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about a skill or a rating.

    Raises:
        NotFound: the record lies in the trash.
        Invalid: this is no draft of such a form.
    """
    _, what, which, *more = [*draft.key.split(":"), ""]
    if draft.key == _NEW:
        await add_skill(app)
    elif draft.key == _STARTERS:
        await add_starters(app)
    elif what == "skill" and which.isdecimal():
        await edit_skill(app, int(which))
    elif what == "rating" and more and more[0].isdecimal():
        await correct_rating(app, int(more[0]))
    elif what == "rating" and which.isdecimal():
        await rate_skill(app, int(which))
    else:
        raise Invalid("This draft belongs to no form about skills.", "It stays where it is.")
