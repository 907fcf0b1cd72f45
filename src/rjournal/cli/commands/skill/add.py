"""`rjournal skill add`: something worth being able to do."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.cli.skill_options import said, skill_options, teachers_of
from rjournal.domain.records import Ref
from rjournal.domain.skills import Skill
from rjournal.services.skills import save_skill


@documented(
    "add",
    examples=(
        'rjournal skill add "Data storytelling" --importance 3 --target 4 --teacher noor',
        'rjournal skill add "Agile collaboration" --horizon emerging --why "Two teams, one plan"',
    ),
)
@click.argument("name")
@skill_options
@takes_call
def command(call: Call, /, *, name: str, **options: Any) -> None:
    """Put a skill on the map."""
    with keeping(call, options["why"] or ""):
        skill = Skill(name=name, added_on=call.today, **said(options))
        teachers = teachers_of(call, options["teachers"])
        stored = save_skill(call.store, skill, call.today, teachers=teachers)
    records.done("Added.", call.store, Ref("skill", stored.id), stored)
