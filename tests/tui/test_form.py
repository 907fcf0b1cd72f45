"""Forms, questions and lists to choose from: they return one value and lose nothing that was typed."""

from __future__ import annotations

import pytest
from textual import events
from textual.content import Content
from textual.widgets import Input, TextArea

from rjournal.errors import Conflict, Invalid
from rjournal.tui.editor import Writer
from rjournal.tui.modals.choose import ChooseModal, Pick
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    FieldRow,
    MultilineField,
    NumberField,
    SuggestField,
    TextField,
    TickField,
    ToggleField,
)
from rjournal.tui.modals.form import FormDraft, FormModal
from tests.hostile import HOSTILE
from tests.tui.frame_app import TryApp, screen_text, still

FIELDS: tuple[Field, ...] = (
    TextField(name="title", label="Title"),
    NumberField(name="value", label="Where it stands", unit="days"),
    DateField(name="day", label="Day"),
    ChoiceField(name="who", label="Who sees it", options=(("private", "private"), ("all", "shareable"))),
    SuggestField(name="person", label="With", names=("Noor Vermeer", "Sam")),
    ToggleField(name="again", label="Repeatable"),
    MultilineField(name="note", label="What moved it"),
)


def accept(values: dict[str, str]) -> dict[str, str]:
    return values


def refuse(values: dict[str, str]) -> dict[str, str]:
    if not values["value"].isdigit():
        raise Invalid("That is no number.", "Write it like 17.", field="value")
    return values


async def open_form(app: TryApp, form: FormModal[dict[str, str]]) -> None:
    await app.push_screen(form, app.answers.append)
    still(app)


class Drafts:
    """Drafts in memory: every save in order, and what is kept now."""

    def __init__(self) -> None:
        self.saves: list[dict[str, str]] = []
        self.kept: dict[str, dict[str, str]] = {}

    def save(self, key: str, fields: dict[str, str], *, base_rev: int = 0) -> None:
        self.saves.append(dict(fields))
        self.kept[key] = dict(fields)

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)

    discard = delete


def kept_in(drafts: Drafts, recovered: dict[str, str] | None = None) -> FormDraft:
    return FormDraft(drafts, "g1", recovered=recovered)


async def test_what_was_typed_chosen_and_ticked_comes_back_as_one_value() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Check in", FIELDS, accept))
        await pilot.press("H", "i", "tab", "1", "7", "tab", "tab", "right", "tab", "N", "o", "right")
        await pilot.press("tab", "space", "tab", "a", "enter", "b", "ctrl+s")
        await pilot.pause()
    assert app.answers == [
        {
            "title": "Hi",
            "value": "17",
            "day": "",
            "who": "all",
            "person": app.answers[0]["person"],  # type: ignore[index]
            "again": YES,
            "note": "a\nb",
        }
    ]


async def test_enter_in_a_line_saves() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Name", FIELDS[:1], accept))
        await pilot.press("x", "enter")
        await pilot.pause()
    assert app.answers == [{"title": "x"}]


async def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        form = FormModal("Check in", FIELDS, refuse)
        await open_form(app, form)
        await pilot.press("H", "i", "tab", "x", "tab", "ctrl+s")
        await pilot.pause()
        assert app.screen is form
        assert "That is no number. Write it like 17." in screen_text(app)
        assert form.values()["title"] == "Hi" and form.values()["value"] == "x"
        assert app.focused is form.query(Input)[1], "the cursor waits where the mistake is"
        await pilot.press("backspace", "1", "7", "ctrl+s")
        await pilot.pause()
    assert [answer["value"] for answer in app.answers] == ["17"]  # type: ignore[index]


async def test_everything_that_cannot_be_read_is_said_at_once_at_its_field() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        fields = (
            *FIELDS,
            DateField(name="due", label="By", or_else=True, more=True),
            NumberField(name="n", label="N"),
        )
        form = FormModal("Check in", fields, refuse)
        await open_form(app, form)
        form.query(Input)[2].value = "some day"
        await pilot.press("tab", "1", "e", "4", "0", "0", "f2")
        rows = {row.field.name: row for row in form.query(FieldRow)}
        rows["due"].hold("12 weeks")
        rows["n"].hold("17 apples")
        await pilot.press("ctrl+s")
        await pilot.pause()
        said = {name: row.problem for name, row in rows.items() if row.problem}
        assert list(said) == ["value", "day"]
        assert "17" in said["value"] and "is not a date" in said["day"]
        assert app.focused is rows["value"].editor
        rows["value"].hold("17")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answers, "only what the form itself refuses keeps it open"


async def test_what_is_wrong_with_a_value_is_said_where_it_was_typed() -> None:
    """A number beside a choice, which stands for the same value."""

    def too_few(values: dict[str, str]) -> None:
        raise Invalid("A rhythm is between 1 day and a year.", "Try 14.", field="every")

    fields = (
        ChoiceField(name="every", label="Every", options=(("7", "week"), ("14", "2 weeks"))),
        NumberField(name="own", label="Or", unit="days", instead_of="every"),
    )
    app = TryApp()
    async with app.run_test() as pilot:
        form = FormModal("With Noor", fields, too_few)
        await open_form(app, form)
        choice, own = form.query(FieldRow)
        await pilot.press("ctrl+s")
        assert choice.problem and not own.problem, "nothing stands in the other one"
        own.hold("-5")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert own.problem and not choice.problem
        assert app.focused is own.editor


async def test_a_complaint_goes_when_what_it_is_about_changes() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Check in", FIELDS, refuse))
        await pilot.press("tab", "x", "ctrl+s", "shift+tab", "H")
        await pilot.pause()
        assert "That is no number" in screen_text(app), "another field says nothing about this one"
        await pilot.press("tab", "1")
        await pilot.pause()
        assert "That is no number" not in screen_text(app)


async def test_one_key_does_not_replace_the_words_that_stand_in_a_line_but_a_day_is_typed_anew() -> None:
    fields: tuple[Field, ...] = (
        TextField(name="topic", label="Learned", value="Headline first"),
        SuggestField(name="with", label="With", value="Noor", names=("Noor Vermeer",)),
        DateField(name="day", label="Day", value="today"),
        NumberField(name="minutes", label="How long", value="45"),
    )
    app = TryApp()
    async with app.run_test() as pilot:
        form = FormModal("Change it", fields, accept)
        await open_form(app, form)
        await pilot.press("x", "tab", "x", "tab", *"16feb", "tab", "5", "0")
        await pilot.pause()
        assert form.values() == {"topic": "Headline firstx", "with": "Noorx", "day": "16feb", "minutes": "50"}


async def test_a_mistake_that_belongs_to_no_field_is_said_at_the_foot() -> None:
    def conflict(values: dict[str, str]) -> str:
        raise Conflict("The goal was changed elsewhere.", "Your text is still here.")

    app = TryApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(FormModal("Check in", FIELDS, conflict))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "The goal was changed elsewhere." in screen_text(app)


async def test_a_bug_in_the_check_is_not_hidden() -> None:
    def broken(values: dict[str, str]) -> str:
        raise ZeroDivisionError

    app = TryApp()
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await app.push_screen(FormModal("Check in", FIELDS, broken))
            await pilot.press("ctrl+s")


async def test_what_is_typed_is_kept_and_opening_keeps_nothing() -> None:
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        field = TextField(name="title", label="Title", value="Old")
        form = FormModal("Goal", (field,), accept, draft=kept_in(drafts))
        await open_form(app, form)
        await pilot.pause()
        form.flush()
        assert drafts.saves == [], "opening a form must not leave a draft behind"
        await pilot.press("end", "e", "r")
        form.flush()
        assert drafts.kept == {"g1": {"title": "Older"}}


async def test_a_form_that_goes_with_the_program_keeps_what_was_typed() -> None:
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Goal", FIELDS, accept, draft=kept_in(drafts)))
        await pilot.press("H", "i")
    assert drafts.kept["g1"]["title"] == "Hi"


async def test_what_was_typed_is_kept_before_saving_is_tried() -> None:
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Goal", FIELDS, refuse, draft=kept_in(drafts)))
        await pilot.press("H", "i", "ctrl+s")
        assert drafts.kept["g1"]["title"] == "Hi"


async def test_leaving_untouched_asks_nothing() -> None:
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Goal", FIELDS, accept, draft=kept_in(drafts)))
        await pilot.press("escape")
        await pilot.pause()
    assert app.answers == [None]
    assert drafts.kept == {}


@pytest.mark.parametrize(("key", "kept"), [("enter", True), ("y", True), ("n", False)])
async def test_leaving_after_typing_asks_and_keeps_unless_told_otherwise(key: str, kept: bool) -> None:
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        form = FormModal("Goal", FIELDS, accept, draft=kept_in(drafts))
        await open_form(app, form)
        await pilot.press("H", "i")
        form.flush()
        await pilot.press("escape")
        await pilot.pause()
        assert "not saved" in screen_text(app)
        assert app.answers == []
        await pilot.press(key)
        await pilot.pause()
    assert ("g1" in drafts.kept) is kept
    assert app.answers == [None]


async def test_escape_at_that_question_leads_on_and_keeps_it() -> None:
    """Pressed again and again it leads out, and not to and fro between the form and the question."""
    app, drafts = TryApp(), Drafts()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Goal", FIELDS, accept, draft=kept_in(drafts)))
        await pilot.press("H", "i", "escape")
        await pilot.pause()
        assert "Keep it as a draft?" in screen_text(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
    assert app.answers == [None]
    assert drafts.kept["g1"]["title"] == "Hi"


async def test_without_a_draft_escape_leaves_at_once() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        await open_form(app, FormModal("Go to a day", FIELDS, accept))
        await pilot.press("H", "i", "escape")
        await pilot.pause()
    assert app.answers == [None]


async def test_a_recovered_draft_is_shown_and_counts_as_typed() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        recovered = {"title": "From before", "gone": "x"}
        form = FormModal("Goal", FIELDS, accept, draft=kept_in(Drafts(), recovered))
        await open_form(app, form)
        assert form.values()["title"] == "From before"
        await pilot.press("escape")
        await pilot.pause()
        assert "not saved" in screen_text(app)


async def test_hostile_text_is_shown_and_returned_safe() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        for text in HOSTILE:
            fields = (
                TextField(name="title", label=text[:200], value=text, hint=text[:200]),
                MultilineField(name="note", label="Note", value=text),
            )
            await open_form(app, FormModal(text[:200], fields, accept, intro=text[:200]))
            assert "\x1b" not in screen_text(app), text
            await pilot.press("ctrl+s")
    assert len(app.answers) == len(HOSTILE)
    for answer in app.answers:
        assert isinstance(answer, dict)
        for value in answer.values():
            value.encode("utf-8")
            assert "\x1b" not in value and "\r" not in value and "\x00" not in value
        assert "\n" not in answer["title"]


async def test_several_pasted_lines_are_all_kept_in_a_line() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        form = FormModal("Goal", FIELDS[:1], accept)
        await open_form(app, form)
        from textual.events import Paste

        app.screen.focused.post_message(Paste("one\r\ntwo\x1b\nthree"))  # type: ignore[union-attr]
        await pilot.pause()
        assert form.values() == {"title": "one two three"}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_every_field_can_be_reached_and_the_keys_stay_in_sight(size: tuple[int, int]) -> None:
    app = TryApp()
    async with app.run_test(size=size) as pilot:
        await open_form(app, FormModal("Check in", FIELDS, accept))
        await pilot.pause()
        assert "^s Save" in screen_text(app)
        for _ in FIELDS[1:]:
            await pilot.press("tab")
        await pilot.pause()
        assert isinstance(app.focused, TextArea)
        region, window = app.focused.region, app.screen.region
        assert window.contains_region(region)
        assert "What moved it" in screen_text(app)
        assert "^s Save" in screen_text(app)


async def test_one_letter_keys_of_the_program_are_text_in_a_form() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        form = FormModal("Goal", FIELDS[:1], accept)
        await open_form(app, form)
        await pilot.press("q", "n", "c", "1", "/")
        await pilot.pause()
        assert form.values() == {"title": "qnc1/"}
        assert app.done == []


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("y",), True),
        (("n",), False),
        (("escape",), None),
        (("enter",), False),
        (("left", "enter"), True),
        (("tab", "enter"), True),
    ],
)
async def test_a_question_rests_on_the_answer_that_loses_nothing(
    keys: tuple[str, ...], answer: bool | None
) -> None:
    question = ConfirmModal(Content("Move “[/]” to the trash?"), "Move it", "Keep it")
    app = TryApp(question)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Move “[/]” to the trash?" in screen_text(app)
        await pilot.press(*keys)
        await pilot.pause()
    assert app.answers == [answer]


PEOPLE = [
    Pick("r1", "Noor Vermeer", "you learn"),
    Pick("r2", "Zoë Łódź", "you teach"),
    Pick("r3", "[/] Sam"),
]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("enter",), "r2"),
        (("down", "enter"), "r3"),
        (("z", "o", "e", "enter"), "r2"),
        (("l", "o", "d", "z", "enter"), "r2"),
        (("l", "e", "a", "r", "n", "space", "n", "o", "o", "r", "enter"), "r1"),
        (("escape",), None),
    ],
)
async def test_choosing_narrows_by_what_is_typed_accents_aside(
    keys: tuple[str, ...], answer: str | None
) -> None:
    app = TryApp(ChooseModal("With whom", PEOPLE, chosen="r2"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "[/] Sam" in screen_text(app)
        await pilot.press(*keys)
        await pilot.pause()
    assert app.answers == [answer]


async def test_choosing_from_nothing_says_so_and_stays() -> None:
    app = TryApp(ChooseModal("With whom", PEOPLE, empty="Nobody yet: n adds someone."))
    async with app.run_test() as pilot:
        await pilot.press("x", "x", "enter")
        await pilot.pause()
        assert "Nobody yet: n adds someone." in screen_text(app)
        assert app.answers == []


async def test_a_click_chooses() -> None:
    app = TryApp(ChooseModal("With whom", PEOPLE))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert await pilot.click("OptionList", offset=(3, 1))
        await pilot.pause()
    assert app.answers == ["r2"]


async def test_the_form_says_back_what_it_understands_and_keeps_quiet_about_what_it_does_not() -> None:
    def say(values: dict[str, str]) -> str:
        return f"aim [{int(refuse(values)['value'])}]"

    app = TryApp()
    async with app.run_test() as pilot:
        await app.push_screen(FormModal("Aim", (NumberField(name="value", label="Aim"),), refuse, echo=say))
        await pilot.press("1", "7")
        await pilot.pause()
        assert "aim [17]" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert "aim [" not in screen_text(app)


@pytest.mark.parametrize("name", ["title", "note"])
async def test_a_paste_with_control_characters_is_cleaned_and_that_is_said(name: str) -> None:
    app = TryApp()
    async with app.run_test(notifications=True) as pilot:
        form = FormModal("Goal", FIELDS, accept)
        await open_form(app, form)
        editor = next(row.editor for row in form.query(FieldRow) if row.field.name == name)
        editor.focus()
        await pilot.pause()
        app.post_message(events.Paste("red \x1b[31mand\x1b[0m plain"))
        await pilot.pause()
        assert form.values()[name] == "red [31mand[0m plain"
        assert "\x1b" not in (editor.text if isinstance(editor, Writer) else editor.value)
        assert [toast.message for toast in app._notifications] == ["2 control characters were removed."]


# Fields that come and go

TURNS: tuple[Field, ...] = (
    TextField(name="title", label="Title"),
    ChoiceField(name="kind", label="Kind", options=(("number", "number"), ("words", "words"))),
    NumberField(name="aim", label="Aim", when=("kind", ("number",))),
    TextField(name="day", label="By", when=("kind", ("number",))),
    TextField(name="day", label="Until", when=("kind", ("words",))),
    TextField(name="why", label="Why", more=True),
    NumberField(name="pace", label="Pace", more=True, when=("kind", ("number",))),
)


def shown_labels(form: FormModal[dict[str, str]]) -> list[str]:
    return [row.field.label for row in form.query(FieldRow) if row.display]


async def test_fields_come_and_go_with_another_one_and_what_was_typed_stays() -> None:
    app = TryApp()
    async with app.run_test(size=(80, 30)) as pilot:
        form = FormModal("Goal", TURNS, accept)
        await open_form(app, form)
        assert shown_labels(form) == ["Title", "Kind", "Aim", "By"]
        await pilot.press("tab", "tab", "7", "tab", "m", "a", "y", "shift+tab", "shift+tab", "right")
        await pilot.pause()
        assert shown_labels(form) == ["Title", "Kind", "Until"]
        assert "may" in screen_text(app), "what was typed into a field stands in the one of its name"
        await pilot.press("tab", "end", "s")
        await pilot.pause()
        await pilot.press("shift+tab", "left")
        await pilot.pause()
        assert form.values() == {
            "title": "",
            "kind": "number",
            "aim": "7",
            "day": "mays",
            "why": "",
            "pace": "",
        }
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.answers[0]["day"] == "mays"  # type: ignore[index]


async def test_what_is_not_asked_at_present_is_kept_in_the_draft_and_can_be_gone_on_with() -> None:
    drafts, app = Drafts(), TryApp()
    async with app.run_test(size=(80, 30)) as pilot:
        await open_form(app, FormModal("Goal", TURNS, accept, draft=kept_in(drafts)))
        await pilot.press("tab", "tab", "7", "shift+tab", "right", "escape", "y")
        await pilot.pause()
        kept = drafts.kept["g1"]
        assert (kept["kind"], kept["aim"]) == ("words", "7")
        form = FormModal("Goal", TURNS, accept, draft=kept_in(drafts, kept))
        await open_form(app, form)
        assert shown_labels(form) == ["Title", "Kind", "Until"]
        assert form.values()["aim"] == "7"


async def test_more_is_shown_with_a_key_or_a_click_and_named_before() -> None:
    for way in ("key", "click"):
        app = TryApp()
        async with app.run_test(size=(80, 30)) as pilot:
            form = FormModal("Goal", TURNS, accept)
            await open_form(app, form)
            assert "F2 more: why, pace" in screen_text(app)
            if way == "key":
                await pilot.press("f2")
            else:
                assert await pilot.click(".more")
            await pilot.pause()
            assert shown_labels(form)[-2:] == ["Why", "Pace"]
            assert "more:" not in screen_text(app)
            assert app.focused is form.query(Input)[4], "the cursor is in the first of them"


async def test_a_mistake_behind_the_key_and_a_draft_that_holds_something_there_show_it() -> None:
    def refuse_why(values: dict[str, str]) -> dict[str, str]:
        raise Invalid("Say why.", "A word will do.", field="why")

    app = TryApp()
    async with app.run_test(size=(80, 30)) as pilot:
        form = FormModal("Goal", TURNS, refuse_why)
        await open_form(app, form)
        await pilot.press("enter")
        await pilot.pause()
        assert "Say why. A word will do." in screen_text(app) and "Why" in shown_labels(form)
        form = FormModal("Goal", TURNS, accept, draft=kept_in(Drafts(), {"why": "Because"}))
        await open_form(app, form)
        assert "Because" in screen_text(app)


async def test_a_choice_is_taken_with_the_sign_it_begins_with() -> None:
    app = TryApp()
    field = ChoiceField(
        name="level",
        label="Level",
        options=(("", "not said"), ("1", "○ one"), ("12", "○ twelve"), ("u", "up")),
        says=(("1", "The first."), ("u", "The way up.")),
    )
    async with app.run_test() as pilot:
        form = FormModal("Level", (field,), accept)
        await open_form(app, form)
        seen = []
        for key in ("1", "1", "1", "u", "x", "n"):
            await pilot.press(key)
            seen.append(form.values()["level"])
        assert seen == ["1", "12", "1", "u", "u", ""]
        await pilot.press("u")
        await pilot.pause()
        assert "The way up." in screen_text(app) and "The first." not in screen_text(app)


async def test_a_tick_holds_its_words_whole_and_letters_do_nothing_to_it() -> None:
    app = TryApp()
    field = TickField(name="step", label="Done now", words="Rebuild [b]one[/b] chart and show it " * 3)
    async with app.run_test(size=(60, 30)) as pilot:
        form = FormModal("Steps", (field,), accept)
        await open_form(app, form)
        for key in ("d", "n", "1"):
            await pilot.press(key)
            assert form.values() == {"step": ""}
        await pilot.press("space")
        await pilot.pause()
        assert form.values() == {"step": YES}
        assert screen_text(app).count("[b]one[/b]") == 3 and "● Rebuild" in screen_text(app)
        assert await pilot.click("TickLine")
        await pilot.pause()
        assert form.values() == {"step": ""}
