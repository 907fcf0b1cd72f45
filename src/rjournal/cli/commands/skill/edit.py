"""`rjournal skill edit`: a skill, changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.cli.skill_options import said, skill_options, teachers_of
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.skills import save_skill


@documented(
    "edit",
    examples=(
        "rjournal skill edit story --horizon core --target 5",
        "rjournal skill edit k1 --teacher noor --teacher amina",
    ),
)
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="Another name.")
@skill_options
@takes_call
def command(call: Call, /, *, name: str, new_name: str | None, **options: Any) -> None:
    """Change a skill.

    Another importance, horizon or level to reach is dated today. The teachers named replace those there were.
    """
    with keeping(call, options["why"] or ""):
        skill = lookup.skill(call.store, name)
        changes = said(options)
        if new_name is not None:
            changes["name"] = new_name
        teachers = teachers_of(call, options["teachers"])
        if not changes and teachers is None:
            raise Invalid("Say what to change.", "For example --target 4 or --horizon core.")
        stored = save_skill(call.store, replace(skill, **changes), call.today, teachers=teachers)
    records.done("Changed.", call.store, Ref("skill", stored.id), stored)
