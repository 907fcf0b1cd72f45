"""The only place that asks what time it is.

Everything else takes a date or a moment as an argument, so that the same question about the same day always
has the same answer. `RJOURNAL_NOW` (an ISO moment) fixes the clock for demonstrations and scripts.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, tzinfo

from rjournal.errors import Invalid


def now() -> datetime:
    """The present moment in local time, aware of its zone.

    With `RJOURNAL_NOW` set it is that moment: one without an offset is read as local time.

    Raises:
        Invalid: `RJOURNAL_NOW` is set and is no ISO moment.
    """
    fixed = os.environ.get("RJOURNAL_NOW")
    if not fixed:
        return datetime.now(UTC).astimezone(_zone())
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        raise Invalid(
            "RJOURNAL_NOW is not an ISO moment.", "Write it like 2026-02-16T09:00, or unset it."
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=_zone())


def today() -> date:
    """The local day of `now()`."""
    return now().date()


def stamp() -> str:
    """The present moment as it is stored."""
    return as_stamp(now())


def as_stamp(moment: datetime) -> str:
    """An aware moment as it is stored: UTC, ISO 8601, microseconds, ending in `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def zone_name() -> str:
    """The IANA name of the local zone, or `UTC` where the machine does not say."""
    candidates = [os.environ.get("TZ", "").lstrip(":")]
    try:
        target = os.path.realpath("/etc/localtime")
    except OSError:
        target = ""
    if "/zoneinfo/" in target:
        candidates.append(target.split("/zoneinfo/", 1)[1])
    for name in candidates:
        if name and named_zone(name) is not None:
            return name
    return "UTC"


def _zone() -> tzinfo | None:
    """The local zone by name; None lets `astimezone` ask the C library."""
    return named_zone(zone_name())


def named_zone(name: str) -> tzinfo | None:
    """The zone with this IANA name; None where the machine knows none."""
    if name == "UTC":
        return UTC
    # zoneinfo costs 6 ms at start and most machines in UTC never need it.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
