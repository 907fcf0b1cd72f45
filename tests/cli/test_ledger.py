"""The ledger on the command line: what is said of a learning, what it is narrowed to, its checks."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("noor")


def test_everything_that_is_known_of_a_learning_can_be_said_changed_and_shown(done: Run) -> None:
    done(
        *("learned", "Ask for the spread", "--with", "noor", "--on", "2026-02-02", "--skill", "statistics"),
        *("--area", "perspective", "--method", "demonstrated", "--depth", "apply", "--status", "tried"),
        *("--evidence", "The Monday deck", "--strength", "measured", "--before", "An average is enough"),
        *("--resource", "https://example.org/spread the paper", "--resource", "~/deck.pdf"),
    )
    shown = done("learned", "list", "--json").json[0]
    assert (shown["status"], shown["status_on"], shown["diverges"]) == ("tried", "2026-02-02", True)
    assert shown["resources"] == ["https://example.org/spread the paper", "~/deck.pdf"]
    assert (shown["area"], shown["method"], shown["depth"]) == ("perspective", "demonstrated", "apply")
    assert [check["standing"] for check in shown["checks"]] == ["due", "to come"]
    done(
        "learned",
        "edit",
        "l1",
        "--area",
        "none",
        "--with",
        "none",
        "--status",
        "used",
        "--since",
        "2026-02-09",
    )
    done("learned", "edit", "l1", "--on", "2026-02-03", "--text", "Ask for it first", "--before", "")
    one = done("show", "l1", "--json").json
    assert (one["topic"], one["area"], one["person"], one["day"]) == (
        "Ask for it first",
        None,
        None,
        "2026-02-03",
    )
    assert (one["used_on"], one["diverges"], one["skill"]) == ("2026-02-09", False, "statistics")
    card = done("show", "l1").out
    assert "evidence: The Monday deck" in card
    assert "check after 14 days: on Tue 17 Feb 2026" in card


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("edit", "l1"), "Say what to change"),
        (("edit", "l1", "--on", "tomorrow"), "still to come"),
        (("edit", "l1", "--since", "2026-01-01"), "before you came upon it"),
        (("edit", "l1", "--reason", "x"), "Only what is set aside"),
        (("edit", "l1", "--text", " "), "This line is empty"),
        (("edit", "l1", "--session", "s9"), "s9"),
        (("edit", "l2"), "Use `rjournal taught edit l2`"),
        (("check", "l2", "--result", "unaided"), "Use `rjournal taught check l2`"),
        (("check", "l1", "--result", "unaided", "--on", "2026-01-01"), "before you came upon it"),
        (("check", "l1", "--result", "perfect"), "perfect"),
        (("move", "l1", "--back"), "first step"),
        (("move", "l1", "--back", "--to", "used"), "one of the two"),
        (("list", "--status", "taught"), "taught"),
    ],
    ids=str,
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    done: Run, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    done("learned", "Ask first", "--on", "2026-02-01")
    done("taught", "Budgets", "--on", "2026-02-01")
    before = done("ledger", "--json").json
    ran = run("learned", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert done("ledger", "--json").json == before


def test_lists_are_narrowed_by_everything_at_once(done: Run) -> None:
    done("person", "add", "Amina")
    done("learned", "a", "--with", "noor", "--skill", "Statistics", "--area", "tool", "--on", "2026-02-01")
    done("learned", "b", "--with", "amina", "--skill", "statistics", "--status", "used", "--on", "2026-02-10")
    done("taught", "c", "--with", "noor", "--method", "did together", "--on", "2026-02-05")
    done("taught", "d", "--with", "noor", "--status", "planned")

    def handles(*arguments: str) -> list[str]:
        return [one["handle"] for one in done(*arguments, "--json").json]

    assert handles("ledger") == ["l4", "l2", "l3", "l1"]
    assert handles("ledger", "--with", "noor") == ["l4", "l3", "l1"]
    assert handles("learned", "list", "--skill", "STATISTICS", "--with", "noor") == ["l1"]
    assert handles("learned", "list", "--area", "tool", "--status", "heard") == ["l1"]
    assert handles("taught", "list", "--method", "did together") == ["l3"]
    assert handles("ledger", "--from", "2026-02-05", "--until", "2026-02-10") == ["l2", "l3"]
    assert handles("ledger", "--due") == ["l1"]
    ran = done("taught", "list", "--area", "culture")
    assert (ran.out, ran.err.strip()) == ("", "Nothing here is all of this.")
    lines = done("ledger").out.splitlines()
    assert lines[0] == "l4  Mon 16 Feb 2026  planned  d (to Noor Vermeer)"
    assert lines[3] == "l1  Sun 1 Feb 2026   heard    a (from Noor Vermeer; check due)"
    assert "too few learned to say" in done("ledger").err


def test_a_check_is_noted_moves_the_status_and_is_taken_back_whole(done: Run, run: Run) -> None:
    done("learned", "Ask first", "--on", "2026-02-01")
    ran = done("learned", "check", "l1", "--result", "with hints", "--how", "do it unaided", "--note", "Once")
    assert ran.handle == "h1" and "Noted: with hints. Now “used”." in ran.err
    assert done("learned").out == "l1  Sun 1 Feb 2026  used  Ask first (check: with hints)\n"
    card = done("show", "l1").out
    assert "check after 14 days: with hints (h1, Mon 16 Feb 2026, do it unaided): Once" in card
    assert done("show", "h1", "--json").json["result"] == "with hints"
    done("undo")
    assert done("learned").out == "l1  Sun 1 Feb 2026  heard  Ask first (check due)\n"
    done("learned", "check", "l1", "--result", "unaided", "--status", "habit")
    assert done("learned", "list", "--json").json[0]["status"] == "habit"
    done("delete", "h2")
    assert "Ask first, unaided" in done("undelete", "h2").out
    done("taught", "Later", "--status", "planned")
    assert "nothing to check yet" in run("taught", "check", "l2", "--result", "unaided").err


def test_a_person_and_a_pairing_say_what_goes_which_way(done: Run) -> None:
    assert "between you" not in done("person", "show", "noor").out
    for day in ("2026-01-05", "2026-01-12", "2026-01-19"):
        done("session", "log", "noor", "--on", day, "--learned", "x", "--taught", "y")
    for handle in ("l1", "l3"):
        done("learned", "move", handle, "--to", "used", "--on", "2026-01-20")
    person = done("person", "show", "noor").out
    assert "between you: Noor Vermeer gave you 3, you gave them 3; in 3 of 3 sessions both" in person
    assert "too few learned to say" in person
    assert "in 3 of 3 sessions both" in done("pairing", "show", "noor").out
    between = done("pairing", "show", "noor", "--json").json["between"]
    assert between == {"received": 3, "given": 3, "sessions_both": {"count": 3, "of": 3}}
    of_person = done("person", "show", "noor", "--json").json["between"]
    assert (of_person["learned_in_use"], of_person["days_to_use"]) == (None, None)
