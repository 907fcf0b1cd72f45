"""`rjournal session prep`: a session's prep sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.cli.session_options import to_prepare
from rjournal.domain.retention import check_words
from rjournal.services.preparing import prep_sheet

if TYPE_CHECKING:
    from rjournal.services.preparing import PrepSheet


@documented(
    "prep",
    examples=(
        "rjournal session prep",
        "rjournal session prep Noor --to prep.md",
        "rjournal session prep s7 --json",
    ),
)
@click.argument("name", required=False)
@click.option("--to", metavar="PATH", help="Write it to a file instead.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str | None, to: str | None, force: bool, as_json: bool) -> None:
    """Print what to look at before a session, as Markdown.

    Of the next one planned, the next with a person, or the one a handle names. It is for yourself.
    """
    sheet = prep_sheet(call.store, to_prepare(call, name).id, call.today)
    if as_json:
        output.data(_data(sheet))
        return
    from rjournal.transfer.prep_sheet import prep_markdown

    parts = prep_markdown(sheet, call.today)
    if to is None:
        output.raw(parts)
        return
    from rjournal.transfer.files import write_file

    path = write_file(Path(to), parts, force=force)
    output.say("Written, for your eyes: it holds what is private.")
    output.block(str(path))


def _data(sheet: PrepSheet) -> dict[str, Any]:
    last = sheet.last
    return {
        "session": plain("session", sheet.session),
        "with": None if sheet.person is None else sheet.person.name,
        "role": None if sheet.pairing is None else sheet.pairing.my_role,
        "access_needs": "" if sheet.person is None else sheet.person.access_needs,
        "agenda": [plain("agenda", item) for item in sheet.agenda],
        "actions": [plain("action", action) for action in sheet.actions],
        "questions": [plain("note", note) for note in sheet.questions],
        "checks": [
            {**plain("learning", check.learning), "check": check.number, "asks": check_words(check)}
            for check in sheet.checks
        ],
        "checks_due": sheet.checks_due,
        "waiting": [plain("agenda", item) for item in sheet.waiting],
        "last": None
        if last is None
        else {
            "session": plain("session", last.session),
            "learned": list(last.learned),
            "taught": list(last.taught),
            "decided": list(last.decided),
            "done": last.done,
            "open": last.open,
        },
        "question": None if sheet.question is None else sheet.question.plain,
    }
