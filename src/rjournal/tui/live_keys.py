"""The keys that do something on a screen just now, by act: what the help lists and the palette offers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from textual.dom import DOMNode
from textual.screen import Screen

from rjournal.tui import keys
from rjournal.tui.widgets.key_bar import is_typed


@dataclass(frozen=True)
class LiveKey:
    """An act that can be done here: its keys as people write them, its word, and how to do it.

    `label` is the screen's own word for it. `action` is run on `node`.
    """

    act: keys.KeyAct
    names: tuple[str, ...]
    label: str
    action: str
    node: DOMNode


def live_keys(screen: Screen[Any]) -> list[LiveKey]:
    """What can be done on `screen` as it is now, in the order of `keys.ACTS`.

    A letter that would be typed into the field with the focus does nothing else, and is not among them.
    """
    found: dict[str, LiveKey] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        act = keys.ACTS.get(binding.id or "")
        if act is None or not active.enabled or is_typed(screen, binding.key):
            continue
        name = keys.key_name(binding.key)
        known = found.get(act.id)
        if known is None:
            found[act.id] = LiveKey(act, (name,), binding.description, binding.action, active.node)
        else:
            found[act.id] = replace(known, names=(*known.names, name))
    return [found[id] for id in keys.ACTS if id in found]
