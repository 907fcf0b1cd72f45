"""Which question is asked: one at a time, unseen ones first (docs/domain.md §4.1).

A question is an offer. Skipping one costs nothing and is recorded nowhere but in the caller's hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rjournal.domain.people import Role
from rjournal.domain.prompt_bank import BANK, GROUPS, Prompt, PromptRole

__all__ = [
    "AFTER_SESSION_GROUPS",
    "BANK",
    "CLOSING_GROUPS",
    "EVERYDAY_GROUPS",
    "GROUPS",
    "Prompt",
    "PromptRole",
    "for_stage",
    "one_of",
    "prompt_by_id",
    "prompts_in",
    "question_for",
]

EVERYDAY_GROUPS: tuple[str, ...] = ("Q", "IN", "CU", "PS")
"""The groups that need no occasion: asking after a session or a misstep that never was would be absurd."""

AFTER_SESSION_GROUPS: dict[Role, tuple[str, ...]] = {
    "learner": ("AL", "PS", "IN"),
    "mentor": ("TM", "PS", "IN"),
    "reciprocal": ("AL", "TM", "PS", "IN"),
}
"""The groups to ask from when a session is being written about, by my role in its pairing."""

CLOSING_GROUPS: tuple[str, ...] = ("CL",)
"""The groups to ask from when a pairing ends or is handed on."""

_FITTING: dict[Role | None, tuple[PromptRole, ...]] = {
    "learner": ("L", "B"),
    "mentor": ("T", "B"),
    "reciprocal": ("L", "T", "B"),
    None: ("L", "T", "B"),
}

_TEMPLATE_GROUPS: dict[str, tuple[str, ...]] = {
    "T1": ("AL", "TM", "PS", "IN"),
    "T3": ("AL", "PS", "IN"),
    "T4": ("TM", "BS"),
}
"""What the built-in templates are written about; a template of the user's own may be about anything."""

_TEMPLATE_ROLES: dict[str, Role] = {"T3": "learner", "T4": "mentor"}

_AKIN: dict[str, tuple[str, ...]] = {
    "D1": ("F1", "ST", "AC"),
    "D2": ("K2", "G2", "F3", "RF", "S-in", "R"),
    "D3": ("W-plan", "TR", "A"),
    "K1": ("D1", "F1"),
    "K2": ("D2", "G2", "F3", "S-in", "R"),
    "K4": ("D3", "W-plan", "TR"),
}
"""Stages of other frameworks that ask for the same thing: what happened, what it means, what comes next."""


def prompt_by_id(prompt_id: str) -> Prompt | None:
    """The prompt of this id, or None: an imported entry may name one that this version does not have."""
    return next((prompt for prompt in BANK if prompt.id == prompt_id), None)


def prompts_in(groups: Iterable[str], role: Role | None = None) -> tuple[Prompt, ...]:
    """The prompts of these groups that suit `role`, group by group; None suits everything."""
    fitting = _FITTING[role]
    return tuple(p for group in groups for p in BANK if p.group == group and p.role in fitting)


def question_for(
    day: date,
    used: Mapping[str, date],
    *,
    groups: Sequence[str] = EVERYDAY_GROUPS,
    role: Role | None = None,
    skipped: Sequence[str] = (),
) -> Prompt:
    """The one question for `day`; what `used` and `skipped` mean is said at `one_of`.

    Raises:
        ValueError: no prompt of `groups` suits `role`.
    """
    return one_of(prompts_in(groups, role), day, used, skipped=skipped)


def one_of(
    prompts: Iterable[Prompt], day: date, used: Mapping[str, date], *, skipped: Sequence[str] = ()
) -> Prompt:
    """The one of `prompts` to ask on `day`: unseen first, then the least recently used, groups taking turns.

    `used` says on which day each prompt was last asked or answered. Only days before `day` count, so that the
    question stays the same all day, even once it is answered. `skipped` are the ids passed over today, in
    order: each one gives the next question, and when all were skipped the round begins again with the first.

    Raises:
        ValueError: `prompts` is empty.
    """
    by_freshness: dict[tuple[int, int], dict[str, list[Prompt]]] = {}
    for prompt in prompts:
        key = (_last_skip(prompt.id, skipped), _last_use(prompt.id, used, day))
        by_freshness.setdefault(key, {}).setdefault(prompt.group, []).append(prompt)
    if not by_freshness:
        raise ValueError("there is no prompt to choose from")
    groups = list(by_freshness[min(by_freshness)].values())
    rounds, whose_turn = divmod(day.toordinal() + len(skipped), len(groups))
    candidates = groups[whose_turn]
    return candidates[rounds % len(candidates)]


def for_stage(template_id: str, stage: str, role: Role | None = None) -> tuple[Prompt, ...]:
    """The prompts that suit one section of a template: its own stage tag first, then stages akin to it.

    Hand them to `one_of`: they are offered one at a time. Empty where no prompt suits; ask from a group then.
    """
    if not stage:
        return ()
    groups = _TEMPLATE_GROUPS.get(template_id, tuple(GROUPS))
    fitting = prompts_in(groups, role or _TEMPLATE_ROLES.get(template_id))
    return tuple(p for tag in (stage, *_AKIN.get(stage, ())) for p in fitting if p.stage == tag)


def _last_skip(prompt_id: str, skipped: Sequence[str]) -> int:
    """Where it was last skipped, counted from 1; 0 if it was not."""
    return max((at for at, skipped_id in enumerate(skipped, 1) if skipped_id == prompt_id), default=0)


def _last_use(prompt_id: str, used: Mapping[str, date], day: date) -> int:
    """The day of its last use before `day` as a number; 0 if there is none."""
    when = used.get(prompt_id)
    return when.toordinal() if when is not None and when < day else 0
