"""`rjournal doctor`: whether everything is sound, and repairs that are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rjournal import clock
from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option
from rjournal.errors import StorageError

if TYPE_CHECKING:
    from rjournal.services.upkeep.findings import Finding, Repair


@documented("doctor", examples=("rjournal doctor", "rjournal doctor --fix", "rjournal doctor --json"))
@click.option("--fix", is_flag=True, help="Put right what can be, asking before each repair.")
@click.option("--yes", is_flag=True, help="With --fix: repair without asking.")
@json_option
@takes_call
def command(call: Call, /, *, fix: bool, yes: bool, as_json: bool) -> None:
    """Examine the journal and everything around it.

    Looks at the file, what refers to what, the search index, drafts, permissions, the disk, the copies and
    the settings. It prints no text of yours. Before a repair writes to the journal a copy of it is made. It
    ends with 0 when all is sound and with 4 when not.
    """
    from rjournal.services.upkeep import doctor
    from rjournal.services.upkeep.findings import is_sound

    findings = doctor.examine(call.paths, now=call.now)
    if fix and any(finding.repair for finding in findings):
        if not as_json:
            _show(findings)
        _put_right(call, findings, yes=yes)
        findings = doctor.examine(call.paths, now=call.now)
        if not as_json:
            output.say("After the repairs:")
    if as_json:
        output.data([_as_data(finding) for finding in findings])
    else:
        _show(findings)
    if not is_sound(findings):
        raise click.exceptions.Exit(StorageError.exit_code)


def _put_right(call: Call, findings: Sequence[Finding], *, yes: bool) -> None:
    from rjournal.cli.asking import confirm
    from rjournal.services.upkeep import doctor

    def may(repair: Repair) -> bool:
        return confirm(repair.question, yes=yes)

    doctor.put_right(call.paths, findings, stamp=clock.as_stamp(call.now), may=may, say=output.say)


def _show(findings: Sequence[Finding]) -> None:
    output.rows((finding.state, finding.about, finding.says) for finding in findings)
    for finding in findings:
        if finding.advice:
            output.say(f"{finding.about}: {finding.advice}")


def _as_data(finding: Finding) -> dict[str, str | bool]:
    return {
        "about": finding.about,
        "state": finding.state,
        "says": finding.says,
        "advice": finding.advice,
        "repairable": finding.repair is not None,
    }
