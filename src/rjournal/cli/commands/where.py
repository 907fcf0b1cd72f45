"""`rjournal where`: every file, who may read it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option
from rjournal.domain.sizes import size_text

if TYPE_CHECKING:
    from rjournal.services.upkeep.places import Place


@documented("where", examples=("rjournal where", "rjournal where --json"))
@json_option
@takes_call
def command(call: Call, /, *, as_json: bool) -> None:
    """Say where everything is kept.

    Every file with its permissions, its size and what it holds. There is nothing elsewhere: nothing leaves
    the machine.
    """
    from rjournal.services.upkeep.places import places

    found = places(call.paths)
    if as_json:
        output.data([_as_data(place) for place in found])
        return
    output.rows(_row(place) for place in found)
    for place in found:
        if place.is_open_to_others:
            output.say(f"Others may use {place.path} too; `rjournal doctor --fix` makes it yours alone.")


def _row(place: Place) -> tuple[str, ...]:
    if place.permissions is None:
        return "not there", "", str(place.path), place.holds
    size = "folder" if place.is_folder else size_text(place.size or 0)
    return f"{place.permissions:04o}", size, str(place.path), place.holds


def _as_data(place: Place) -> dict[str, Any]:
    return {
        "path": str(place.path),
        "exists": place.exists,
        "permissions": None if place.permissions is None else f"{place.permissions:04o}",
        "open_to_others": place.is_open_to_others,
        "folder": place.is_folder,
        "bytes": place.size,
        "holds": place.holds,
    }
