"""The only place that asks what time it is.

Everything else takes a date or a moment as an argument, so that the same question about the same day always
has the same answer. `RJOURNAL_NOW` (an ISO moment) fixes the clock for demonstrations and scripts.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, tzinfo

from rjournal.errors import Invalid


def now() -> datetime:
    """The present moment in local time, aware of its zone.

    With `RJOURNAL_NOW` set it is that moment: one without an offset is read as local time.

    Raises:
        Invalid: `RJOURNAL_NOW` is set and is no ISO moment.
    """
    fixed = os.environ.get("RJOURNAL_NOW")
    if not fixed:
        return to_local(datetime.now(UTC))
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        raise Invalid(
            "RJOURNAL_NOW is not an ISO moment.", "Write it like 2026-02-16T09:00, or unset it."
        ) from None
    return moment if moment.tzinfo else local(moment.date(), moment.time())


def today() -> date:
    """The local day of `now()`."""
    return now().date()


def to_local(moment: datetime) -> datetime:
    """An aware moment in local time, as the clocks here showed or will show it then."""
    return moment.astimezone(_zone())


def local(day: date, at: time) -> datetime:
    """The aware moment at which the clocks here show a day and a time; the first of two in the autumn."""
    moment, zone = datetime.combine(day, at), _zone()
    return moment.astimezone() if zone is None else moment.replace(tzinfo=zone)


def stamp() -> str:
    """The present moment as it is stored."""
    return as_stamp(now())


def as_stamp(moment: datetime) -> str:
    """An aware moment as it is stored: UTC, ISO 8601, microseconds, ending in `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def zone_name() -> str:
    """The IANA name of the local zone, or `UTC` where the machine does not say."""
    name = os.environ.get("TZ", "").lstrip(":")
    if name and named_zone(name) is not None:
        return name
    try:
        target = os.path.realpath("/etc/localtime")
    except OSError:
        target = ""
    return target.split("/zoneinfo/", 1)[1] if "/zoneinfo/" in target else "UTC"


def _zone() -> tzinfo | None:
    """The zone that `TZ` names; None lets `astimezone` ask the C library, which knows the machine's own."""
    name = os.environ.get("TZ", "").lstrip(":")
    return named_zone(name) if name else None


def named_zone(name: str) -> tzinfo | None:
    """The zone with this IANA name; None where the machine knows none."""
    if name == "UTC":
        return UTC
    # zoneinfo costs 6 ms at start, and the C library knows the machine's own zone without it.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
