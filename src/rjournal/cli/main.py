"""The one way in and out: every failure becomes a sentence on stderr and a documented exit code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rjournal import __version__
from rjournal.cli import output
from rjournal.cli.call import Call
from rjournal.cli.command import Group
from rjournal.errors import Damaged, Invalid, RJournalError, StorageError

if TYPE_CHECKING:
    from rjournal.paths import Paths

_COMPLETE = "_RJOURNAL_COMPLETE"
"""The variable by which a shell asks click how a command line goes on."""

EXIT_CODES = """Exit codes: 0 done; 1 your editor, the output or rjournal itself did not work;
2 what was asked cannot be done as it was typed; 3 the record was changed elsewhere meanwhile;
4 the journal's file could not be used; 130 interrupted."""


COMMANDS: dict[str, str] = {
    "add": "Write an entry, from the words given, from a pipe or in your editor.",
    "list": "List entries, newest first.",
    "show": "Show one record whole.",
    "search": "Find words anywhere in the journal.",
    "edit": "Change an entry or a session's notes in your editor.",
    "delete": "Put records into the trash.",
    "undelete": "Take a record out of the trash.",
    "undo": "Take back the last thing that was done.",
    "redo": "Do again what was taken back last.",
    "tags": "List the tags in use.",
    "session": "Plan sessions and record them.",
    "learned": "Note what you learned, and see what became of it.",
    "taught": "Note what you taught, and see what became of it.",
    "ledger": "List what you learned and taught in one list, newest first.",
    "ask": "Note what you want to ask, to talk about, to find out, and what became of it.",
    "action": "Note what was promised, and tick it off.",
    "win": "Note what went well.",
    "goal": "Set goals, read them, change them, close them.",
    "skill": "Keep the map of skills: what matters, how far you are, who could teach it.",
    "person": "Keep the people you learn from and teach.",
    "pairing": "Keep the mentoring relationships.",
    "due": "See what waits.",
    "agreement": "Keep what the two of a pairing agreed.",
    "export": "Write the journal to a file.",
    "drafts": "See text that was typed and not saved.",
    "backup": "Make a verified copy of the journal.",
    "restore": "List the copies, and put one in the journal's place.",
    "doctor": "Examine the journal and everything around it.",
    "where": "Say where everything is kept.",
    "demo": "Open a sample journal in a throw-away folder.",
}
"""Every command and its one-line help."""

EPILOG = f"""Dates are read as people write them: 2026-02-16, 16 feb, yesterday 9am, next tuesday, in 3 days.
Records have handles like e42, s7 and g3; people, goals and skills are also found by the beginning of a name.

{EXIT_CODES}"""


@click.group(
    cls=Group,
    package="rjournal.cli.commands",
    table=COMMANDS,
    epilog=EPILOG,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Print the version.")
@click.pass_context
def root(ctx: click.Context, version: bool) -> None:
    """Keep a private journal for reverse mentoring. Without a command it opens on the screen."""
    call = Call()
    ctx.obj = call
    ctx.call_on_close(call.close)
    if version:
        output.block(f"rjournal {__version__}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        open_screen(call.paths)


def open_screen(paths: Paths, *, is_sample: bool = False) -> None:
    """Open the journal at `paths` on the screen and end with its exit code.

    Args:
        paths: Where the journal and the settings are.
        is_sample: It is thrown away afterwards; the screen says so.

    Raises:
        Invalid: there is no terminal to open it on.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Invalid(
            "rjournal opens on a terminal, and this is none.", "See `rjournal --help` for the commands."
        )
    import gc

    # Commands run without it (see `__main__`); a screen stays open all day.
    gc.enable()
    # Textual costs twenty times what Python does; only what opens the screen pays for it.
    from rjournal.tui.app import run

    # What was imported stays to the end: looking through it again and again stops the screen for 100 ms.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    raise click.exceptions.Exit(run(paths, is_sample=is_sample))


def main(arguments: Sequence[str]) -> int:
    """Run one call of the command line and give its exit code (see `EXIT_CODES`). Never raises."""
    output.prepare()
    try:
        completing = os.environ.get(_COMPLETE)
        code = _complete(completing) if completing else _run(_as_texts(arguments))
        output.flush()
    except BrokenPipeError:
        # `rjournal list | head` has seen enough; that is no failure.
        output.hush()
        return 0
    except OSError as error:
        output.hush()
        output.say(f"The output could not be written ({error.strerror}).")
        return 1
    return code


def _complete(instruction: str) -> int:
    """Answer a shell that asks how a command line goes on (docs/guide.md, "From the shell")."""
    from click.shell_completion import shell_complete

    return shell_complete(root, {}, "rjournal", _COMPLETE, instruction)


def _run(arguments: list[str]) -> int:
    try:
        with root.make_context("rjournal", arguments) as context:
            root.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        output.block(asked.ctx.get_help() if asked.ctx else "")
        return 2
    except click.ClickException as error:
        return _refused(error)
    except RJournalError as error:
        output.say(error.message)
        if error.hint:
            output.say(error.hint)
        return error.exit_code
    except (KeyboardInterrupt, EOFError, click.Abort):
        output.say("Interrupted.")
        return 130
    except OSError:
        # Reading and writing the journal has its own sentences; what is left is stdout, told by `main`.
        raise
    # The exit point: nothing goes on after this, and a traceback could show what somebody wrote.
    except Exception as error:  # noqa: BLE001
        return _crashed(error)
    return 0


def _refused(error: click.ClickException) -> int:
    message = _plain(error.format_message())
    output.say(message if message.endswith((".", "?")) else f"{message}.")
    context = error.ctx if isinstance(error, click.UsageError) else None
    output.say(f"See `{context.command_path if context else 'rjournal'} --help`.")
    return 2


def _plain(message: str) -> str:
    """A sentence of click's about a number, without the program's own words for numbers."""
    message = message.replace("is not a valid integer range", "is not a whole number")
    message = message.replace("is not a valid integer", "is not a whole number")
    return re.sub(r"is not in the range (-?\d+)<=x<=(-?\d+)", r"is not a number from \1 to \2", message)


def _crashed(error: Exception) -> int:
    from rjournal import paths
    from rjournal.crash_log import note_crash

    broken = _broken_journal()
    if broken is not None:
        output.say(broken.message)
        output.say(broken.hint)
        return broken.exit_code
    output.say(f"rjournal met a fault of its own ({type(error).__name__}). The journal's file is as it was.")
    log = note_crash(paths.locate().log, error)
    if log is not None:
        output.say(f"{log} says where it happened; it holds no journal text.")
    return 1


def _broken_journal() -> Damaged | None:
    """What explains a fault that is none of ours: pages of the journal that hold what was never written."""
    from rjournal import paths
    from rjournal.storage.store import Store

    try:
        with Store.reader(paths.locate().journal) as store:
            store.check_sound()
    except Damaged as error:
        return error
    except StorageError:
        return None
    return None


def _as_texts(arguments: Sequence[str]) -> list[str]:
    """The arguments as text that can be kept and shown."""
    from rjournal.cli.typed import without_controls

    return without_controls([_as_text(one) for one in arguments])


def _as_text(argument: str) -> str:
    """An argument with a mark for each byte that was no UTF-8: half a surrogate cannot be stored."""
    if argument.isascii():
        return argument
    try:
        raw = argument.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # Only a caller inside Python can send such halves; a shell sends bytes.
        raw = argument.encode("utf-8", "replace")
    return raw.decode("utf-8", "replace")
