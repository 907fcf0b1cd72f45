"""Who a document is for. Until what may leave can be shown before it is written, that is oneself alone."""

from __future__ import annotations

from rjournal.errors import Invalid

SELF = "self"


def for_self_alone(audience: str) -> None:
    """Make sure that nothing is written for anybody else.

    What is written for others one day goes through `rjournal.domain.leaving.for_others`.

    Raises:
        Invalid: it would be for somebody else.
    """
    if audience != SELF:
        raise Invalid(
            "Exports for anyone but yourself do not exist yet.",
            "What may leave has to be shown before it is written; until then nothing leaves. Use --for self.",
        )
