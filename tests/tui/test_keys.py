"""Keys: one registry that footer, help and bindings agree on."""

from __future__ import annotations

from rjournal.tui import keys
from rjournal.tui.frame import FrameApp


def test_no_key_means_two_things_everywhere() -> None:
    seen: dict[str, str] = {}
    for binding in keys.global_bindings():
        assert not isinstance(binding, tuple)
        for key in binding.key.split(","):
            assert key not in seen, f"{key} is {seen.get(key)} and {binding.id}"
            seen[key] = binding.id or ""


def test_every_act_says_what_it_does_in_a_sentence() -> None:
    for act in keys.ACTS.values():
        assert act.says.endswith("."), act.id
        assert act.says[0].isupper() or act.says[0] == "→", act.id
        assert act.label
        assert act.group in keys.GROUPS


def test_keys_are_written_as_people_write_them() -> None:
    assert keys.key_name("ctrl+s") == "^s"
    assert keys.key_name("f1") == "F1"
    assert keys.key_name("f") == "f"
    assert keys.key_name("slash") == "/"
    assert keys.key_name("escape") == "Esc"
    assert keys.ACTS["help"].shown_key == "F1"


def test_an_area_can_give_an_act_its_own_word() -> None:
    binding = keys.binding("new", action="new_goal", label="New goal", show=False)
    assert (binding.key, binding.action, binding.description, binding.show) == (
        "n",
        "new_goal",
        "New goal",
        False,
    )
    assert binding.id == "new"


async def test_the_number_keys_open_the_areas() -> None:
    went: list[str] = []

    class Going(FrameApp):
        def action_go(self, area: str) -> None:
            went.append(area)

    async with Going().run_test() as pilot:
        await pilot.press("1", "2", "3", "4", "5", "6")
    assert went == ["today", "goals", "sessions", "journal", "people", "review"]
