"""`rjournal skill rate`: a level, by whoever rated it."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import days, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.cards.skill import row
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.goals import AssessedBy
from rjournal.domain.records import Ref
from rjournal.domain.skill_map import notes
from rjournal.domain.skills import Assessment, AssessmentKind, parse_level
from rjournal.services import lookup
from rjournal.services.skills import rate
from rjournal.services.skills_view import skill_page


@documented(
    "rate",
    examples=(
        'rjournal skill rate story 3 --evidence "Nobody asked what page 1 meant"',
        "rjournal skill rate story 2 --by them --on yesterday",
        "rjournal skill rate story 1 --kind looking-back",
        "rjournal skill rate meetings 3 --of tomasz",
    ),
    # So that a level below zero is no option, and is answered with the levels there are.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("name")
@click.argument("level")
@click.option(
    "--by", type=click.Choice(get_args(AssessedBy)), default="me", show_default=True, help="Who rates."
)
@click.option("--of", "whose", metavar="NAME", help="Whose level it is; yours unless you say.")
@click.option(
    "--kind",
    type=click.Choice(get_args(AssessmentKind)),
    help="looking-back says where you began, as it looks today; found out unless you say.",
)
@click.option("--on", metavar="DATE", help="The day of the rating; today unless you say.")
@click.option("--evidence", default="", metavar="TEXT", help="What it rests on.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    level: str,
    by: AssessedBy,
    whose: str | None,
    kind: AssessmentKind | None,
    on: str | None,
    evidence: str,
) -> None:
    """Rate a level, yours or somebody else's.

    Levels: 0 not met, 1 novice, 2 advanced beginner, 3 competent, 4 proficient, 5 expert.
    """
    with keeping(call, evidence):
        skill = lookup.skill(call.store, name)
        rating = Assessment(
            skill_id=skill.id,
            person_id=None if whose is None else lookup.person(call.store, whose).id,
            level=parse_level(level),
            assessed_by=by,
            day=days.recorded(call, on),
            evidence=evidence,
        )
        stored = rate(call.store, rating, call.today, kind=kind)
    if stored.person_id is not None:
        records.done("Noted.", call.store, Ref("assessment", stored.id), stored)
        return
    view = skill_page(call.store, skill.id, call.today).view
    output.say(f"Noted as {Ref('assessment', stored.id).handle}.")
    output.rows([row(view)])
    for note in notes(view.standing):
        output.say(f"{note[0].upper()}{note[1:]}{'' if note.endswith('?') else '.'}")
