"""Asking with a form that forgets nothing: what is typed is a draft until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rjournal.tui.flows.reading import as_meant
from rjournal.tui.modals.choose import ChooseModal, Pick
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.modals.form import BEGUN, FormDraft, FormModal

if TYPE_CHECKING:
    from textual.content import Content

    from rjournal.tui.app import JournalApp
    from rjournal.tui.modals.fields import Field

T = TypeVar("T")


async def ask(
    app: JournalApp,
    title: str | Content,
    fields: Sequence[Field],
    save: Callable[[dict[str, str]], T],
    *,
    draft_key: str = "",
    base_rev: int = 0,
    is_stale: bool = False,
    intro: str | Content = "",
    echo: Callable[[dict[str, str]], str] | None = None,
) -> T | None:
    """Ask with a form and return what `save` made of it; None when the form was left.

    `save` reads the values, checks and stores them, and deletes the draft in the same act. While it raises an
    RJournalError the form stays open with the sentence at its field, so that nothing typed is ever lost.
    A draft under `draft_key` fills the form first; `base_rev` is the `rev` of the record being changed, and
    `is_stale` says that the draft was begun for another one, which this one has taken the place of.
    `echo` says back what the values mean so far.
    """
    kept = app.store.drafts.get(draft_key) if draft_key else None
    draft = None
    if draft_key:
        recovered = None if kept is None else as_meant(app, fields, kept)
        draft = FormDraft(app.store.drafts, draft_key, base_rev, recovered)
    if kept is not None:
        intro = BEGUN
        if is_stale or kept.base_rev != base_rev:
            # The draft would otherwise replace what another window or a later day saved, without a word.
            intro = "You had begun this, and it was changed since. Saving puts what stands here in its place."
    return await app.push_screen_wait(FormModal(title, fields, save, draft=draft, intro=intro, echo=echo))


async def choose(
    app: JournalApp, title: str | Content, picks: Sequence[Pick], *, chosen: str = "", empty: str = ""
) -> str | None:
    """Ask which of `picks`; None when it was left. One pick alone is still asked for."""
    return await app.push_screen_wait(ChooseModal(title, picks, chosen=chosen, empty=empty))


async def confirm(app: JournalApp, question: str | Content, yes: str, no: str) -> bool:
    """Ask a question; leaving without an answer counts as no."""
    return await app.push_screen_wait(ConfirmModal(question, yes, no)) or False


async def either(app: JournalApp, question: str | Content, yes: str, no: str) -> bool | None:
    """Ask a question that is usually answered with yes; None when it was left without an answer."""
    return await app.push_screen_wait(ConfirmModal(question, yes, no, yes_first=True))
