"""Agreements, from anywhere: shown, written, agreed on.

Draft keys: `form:agreement:new:<pairing>` while nothing is written yet, `form:agreement:<agreement>`, and
`form:agree:<agreement>`. A form of some parts alone adds the first of them: `form:agreement:7:off_limits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rjournal.domain.agreements import PART_OF, PARTS, REVIEW_AFTER, Agreement, standing_words
from rjournal.domain.periods import full, shifted
from rjournal.errors import Invalid
from rjournal.services import agreements as service
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.fields import DateField, Field, MultilineField
from rjournal.tui.widgets.agreement_page import HOPES

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_ALL: tuple[str, ...] = tuple(part.field for part in PARTS)


async def show(app: JournalApp, pairing_id: int, version_id: int | None = None) -> None:
    """Open the agreement of a pairing, at the version that counts unless another is named.

    Raises:
        NotFound: there is no such pairing.
    """
    # Most of a day goes by without any agreement.
    from rjournal.tui.screens.agreement import AgreementScreen

    app.store.pairings.get(pairing_id)
    await app.push_screen(AgreementScreen(pairing_id, version_id))


async def write(
    app: JournalApp, pairing_id: int, fields: Sequence[str] = _ALL, *, draft_key: str = ""
) -> Agreement | None:
    """Write some parts of an agreement, or all; what was agreed stays and a new version begins.

    `draft_key` is that of a draft to go on with, which may have been begun for an older version.
    """
    view = service.agreement_view(app.store, pairing_id, app.today)
    current = view.current
    key = f"form:agreement:{current.id or f'new:{pairing_id}'}"
    if len(fields) < len(_ALL):
        key = f"{key}:{fields[0]}"
    key, is_stale = draft_key or key, draft_key not in ("", key)

    def save(values: dict[str, str]) -> Agreement:
        return service.save_agreement(app.store, current, values, draft=key)

    stored = await asking.ask(
        app,
        f"Agreement with {view.person.name}",
        _fields(current, fields, view.person.name),
        save,
        draft_key=key,
        base_rev=current.rev,
        is_stale=is_stale,
        intro=_intro(current),
    )
    if stored is not None:
        app.announce("agreement")
        is_new = current.agreed_on is not None and stored.id != current.id
        said = "Written as a new version, not agreed yet." if is_new else "Written."
        base.tell(app, said, "a notes that both of you agreed; u takes it back.")
    return stored


def _fields(current: Agreement, names: Sequence[str], person: str) -> Sequence[Field]:
    lines = 2 if len(names) > len(HOPES) else 5
    return [
        MultilineField(
            name=name,
            label=PART_OF[name].label.format("they"),
            value=getattr(current, name),
            hint=PART_OF[name].invites.format(person),
            lines=lines,
        )
        for name in names
    ]


def _intro(current: Agreement) -> str:
    if current.agreed_on is None:
        return "" if current.id else "One part is enough; the others can come later."
    on = full(current.agreed_on)
    return f"This was agreed on {on} and stays as it is: what you write makes a new version."


async def agree(app: JournalApp, pairing_id: int, *, draft_key: str = "") -> Agreement | None:
    """Note that both agreed, on which day, and when to look at it again; `draft_key` as in `write`.

    Raises:
        Invalid: nothing is written yet.
    """
    view = service.agreement_view(app.store, pairing_id, app.today)
    current = view.current
    if not current.id:
        raise Invalid("There is nothing to agree on yet.", "e writes what both of you want first.")
    key = f"form:agree:{current.id}"
    key, is_stale = draft_key or key, draft_key not in ("", key)

    def save(values: dict[str, str]) -> Agreement:
        with at_field("agreed_on"):
            on = app.read_day(values["agreed_on"], future=False) if values["agreed_on"] else app.today
        with at_field("review_on"):
            review = app.read_day(values["review_on"], future=True) if values["review_on"] else None
        return service.agree(app.store, current, on, review, app.today, draft=key)

    fields = (
        DateField(name="agreed_on", label="Agreed on", value=full(app.today)),
        DateField(
            name="review_on",
            label="Look again on",
            value=full(shifted(app.today, REVIEW_AFTER)),
            hint="May stay empty.",
        ),
    )
    title = f"Agreed with {view.person.name}"
    agreed = await asking.ask(
        app, title, fields, save, draft_key=key, base_rev=current.rev, is_stale=is_stale
    )
    if agreed is not None:
        app.announce("agreement")
        said = standing_words([agreed], app.today)
        base.tell(app, f"{said[:1].upper()}{said[1:]}.", _UNDO)
    return agreed


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about an agreement.

    Raises:
        NotFound: the agreement or its pairing lies in the trash.
    """
    _, what, *rest = draft.key.split(":")
    is_new = rest[0] == "new"
    number, part = int(rest[1] if is_new else rest[0]), rest[2 if is_new else 1 :]
    pairing_id = number if is_new else app.store.agreements.get(number).pairing_id
    if what == "agree":
        await agree(app, pairing_id, draft_key=draft.key)
    else:
        await write(app, pairing_id, _named(part[0]) if part else _ALL, draft_key=draft.key)


def _named(field: str) -> Sequence[str]:
    return HOPES if field in HOPES else (field,)
