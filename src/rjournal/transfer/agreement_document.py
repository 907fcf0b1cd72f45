"""One version of an agreement as Markdown.

# Agreement with Noor Vermeer       and below it how it stands, the roles, why the two of you
## What I hope                      one heading for each part that says something
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rjournal.domain.agreements import PARTS, Agreement, standing_words
from rjournal.domain.people import ROLE_WORDS, Pairing, rhythm_words
from rjournal.domain.periods import full
from rjournal.services.agreements import AgreementView
from rjournal.transfer.audience import SELF, for_self_alone
from rjournal.transfer.markup import body, heading, item, words
from rjournal.transfer.record_words import record_mark


def agreement_markdown(
    view: AgreementView, version: Agreement, today: date, *, audience: str = SELF
) -> Iterator[str]:
    """A version of an agreement, what is off limits and confidential included, in pieces.

    Raises:
        Invalid: `audience` is not oneself.
    """
    for_self_alone(audience)
    yield heading(1, f"Agreement with {view.person.name}")
    if version.id:
        yield f"{record_mark(version, 'agreement')}\n\n"
    yield f"{_standing(view, version, today)}. As of {full(today)}, for myself.\n\n"
    yield from _pairing(view.pairing)
    for part in PARTS:
        text = getattr(version, part.field)
        if text.strip():
            yield heading(2, part.label.format(view.person.name))
            yield body(text, 2)


def _standing(view: AgreementView, version: Agreement, today: date) -> str:
    numbers = {one.id: at for at, one in enumerate(view.versions, start=1)}
    number = f"Version {numbers[version.id]} of {len(numbers)}, " if len(numbers) > 1 else ""
    said = standing_words([version] if version.id else [], today)
    return f"{number}{said}" if number else said[:1].upper() + said[1:]


def _pairing(pairing: Pairing) -> Iterator[str]:
    ends = "" if pairing.planned_end is None else f"planned end {full(pairing.planned_end)}"
    yield item(
        ROLE_WORDS[pairing.my_role],
        rhythm_words(pairing.cadence_days),
        f"{pairing.session_minutes} min",
        {"me": "I drive it", "them": "they drive it", "shared": "we drive it together"}[pairing.driven_by],
        ends,
    )
    if pairing.criteria:
        yield item(f"Why the two of us: {', '.join(map(words, pairing.criteria))}")
    if pairing.purpose.strip():
        yield item(f"Purpose: {pairing.purpose}")
    yield "\n"
