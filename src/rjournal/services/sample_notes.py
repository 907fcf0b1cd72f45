"""What the sample journal's owner asks, takes for granted and promises beside any session."""

from __future__ import annotations

from rjournal.services.sample_text import SampleAction, SampleNote

NOTES: tuple[tuple[int, str, SampleNote | SampleAction], ...] = (
    (
        34,
        "amina",
        SampleNote(
            "gap",
            "What a margin is once every discount is in it",
            "turned into",
            becomes=SampleNote(
                "question",
                "How do you read a margin once every discount is in it?",
                "answered",
                "From the invoice backwards. She drew it on the back of my list.",
                lens="clarifying",
            ),
            became_ago=30,
        ),
    ),
    (
        24,
        "",
        SampleNote(
            "assumption",
            "Small shops care about the day more than about the price",
            confidence=2,
            would_change="Three of them who wait a week for a better price",
            revisit=-18,
        ),
    ),
    (22, "amina", SampleAction("Name Amina’s forecast group for the works council’s prize", kind="sponsor")),
)
"""How many days ago, with whom, and the line; a gap became a question, and its answer stands with that."""
