"""`rjournal session agenda`: what to talk about, and what became of it."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.kept import keeping
from rjournal.cli.records import plain
from rjournal.cli.session_options import say_checks, to_prepare
from rjournal.domain.records import Ref
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaOutcome
from rjournal.services import agenda, lookup
from rjournal.services.preparing import another_question, prep_sheet, put_question

_OUTCOMES: tuple[tuple[AgendaOutcome, str], ...] = (
    ("done", "It was talked about"),
    ("parked", "It waits until you take it up"),
    ("carried", "It stands on the next agenda"),
    ("open", "It is open again"),
)


@documented(
    "agenda",
    examples=(
        "rjournal session agenda",
        'rjournal session agenda Noor --add "Chart choice" --pull n3 --pull a2 --ask',
        "rjournal session agenda s7 --done i4 --park i5 --carry i6",
    ),
)
@click.argument("name", required=False)
@click.option("--add", "texts", metavar="TEXT", multiple=True, help="Something to talk about. Repeatable.")
@click.option(
    "--pull",
    "pulled",
    metavar="HANDLE",
    multiple=True,
    help="A question, an action, something learned to check on, or a point that waits. Repeatable.",
)
@click.option("--ask", is_flag=True, help="Put the question offered on it.")
@click.option("--another", is_flag=True, help="Offer another question first.")
@click.option("--done", metavar="HANDLE", multiple=True, help="It was talked about. Repeatable.")
@click.option("--park", "parked", metavar="HANDLE", multiple=True, help="It waits until you take it up.")
@click.option("--carry", "carried", metavar="HANDLE", multiple=True, help="It stands on the next agenda.")
@click.option("--reopen", "opened", metavar="HANDLE", multiple=True, help="It is open again.")
@json_option
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str | None,
    texts: tuple[str, ...],
    pulled: tuple[str, ...],
    ask: bool,
    another: bool,
    done: tuple[str, ...],
    parked: tuple[str, ...],
    carried: tuple[str, ...],
    opened: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show a session's agenda, add to it, and say what became of its points.

    Of the next one planned, the next with a person, or the one a handle names.
    """
    with keeping(call, "\n".join(texts)):
        session = to_prepare(call, name)
        with call.store.act("Change the agenda"):
            for text in filter(str.strip, texts):
                agenda.add_item(call.store, session, text)
            for handle in pulled:
                ref = lookup.record(call.store, handle, "note", "action", "learning", "agenda")[0]
                agenda.pull(call.store, session, ref)
            said = {"done": done, "parked": parked, "carried": carried, "open": opened}
            outcomes: dict[int, AgendaOutcome] = {}
            for outcome, _ in _OUTCOMES:
                outcomes |= {lookup.record(call.store, one, "agenda")[0].id: outcome for one in said[outcome]}
            agenda.settle(call.store, outcomes, of=session)
        question = prep_sheet(call.store, session.id, call.today).question
        if another and question is not None:
            another_question(call.store, question, call.today)
            question = prep_sheet(call.store, session.id, call.today).question
        if ask and question is not None:
            put_question(call.store, session, question, call.today)
    items = call.store.agenda.of_session(session.id)
    if as_json:
        output.data([plain("agenda", item) for item in items])
    else:
        output.rows(
            (Ref("agenda", item.id).handle, item.outcome, f"{item.text} ({ORIGIN_WORDS[item.origin]})")
            for item in items
        )
    if not items:
        output.say("Nothing on the agenda yet.")
    say_checks(call, [id for id, outcome in outcomes.items() if outcome == "done"])
    if question is not None and not ask:
        output.say(f"A question to put (--ask): {question.plain}")
