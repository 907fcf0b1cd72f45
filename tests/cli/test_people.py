"""People and pairings."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def test_a_person_is_added_found_and_changed(done: Run, run: Run) -> None:
    done("person", "add", "Łucja Nowak", "--function", "Analyst", "--teaches", "Charts", "--teaches", "SQL")
    assert done("person").out == "p1  Łucja Nowak  Analyst\n"
    assert done("person", "show", "lucja", "--json").json["teaches"] == ["Charts", "SQL"]
    done("person", "edit", "nowak", "--function", "Head of data", "--credit", "public", "--name", "Łucja N.")
    person = done("person", "list", "--json").json[0]
    assert (person["name"], person["function"], person["likes_credit"]) == (
        "Łucja N.",
        "Head of data",
        "public",
    )
    assert person["teaches"] == ["Charts", "SQL"]
    assert "function: Head of data" in done("person", "show", "p1").out
    assert run("person", "add", "Łucja N.").code == 2


@pytest.mark.usefixtures("noor")
def test_a_pairing_is_shown_and_ended(done: Run, run: Run) -> None:
    assert done("pairing").out == "r1  Noor Vermeer, you learn  every 2 weeks, 45 minutes, active\n"
    assert "person: Noor Vermeer (p1)" in done("pairing", "show", "noor").out
    assert "pairing: r1 you learn, every 2 weeks, active" in done("person", "show", "noor").out
    done("pairing", "edit", "noor", "--every", "7", "--until", "30 june")
    assert done("pairing", "show", "r1", "--json").json["planned_end"] == "2026-06-30"
    done("pairing", "edit", "noor", "--status", "ended", "--reason", "rotated")
    assert done("pairing").out == ""
    (ended,) = done("pairing", "list", "--all", "--json").json
    assert (ended["ended_on"], ended["ended_reason"]) == ("2026-02-16", "rotated")
    assert run("person", "edit", "noor").code == 2


@pytest.mark.usefixtures("noor")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("person", "add", " "), "needs a name"),
        (("person", "show", "nobody"), "Known: Noor Vermeer (p1)"),
        (("person", "edit", "noor", "--name", ""), "needs a name"),
        (("pairing", "add", "nobody", "--role", "learner"), "No person is called"),
        (("pairing", "add", "noor"), "what you are in the pairing"),
        (("pairing", "add", "noor", "--role", "boss"), "boss"),
        (("pairing", "edit", "noor"), "what to change"),
        (("pairing", "edit", "noor", "--reason", "rotated"), "--status ended"),
        (
            ("pairing", "edit", "noor", "--until", "2026-02-17", "--start", "2026-03-01"),
            "end before it begins",
        ),
        (("delete", "p1"), "still has a pairing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_makes_no_sense_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
