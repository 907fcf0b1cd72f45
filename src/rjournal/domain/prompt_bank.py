"""The 92 questions the journal can ask, word for word (docs/domain.md §4.2).

Data only: which of them is asked, and when, is `prompts.py`'s to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PromptRole = Literal["L", "T", "B"]
"""Whom a prompt suits: someone who learns, someone who teaches, or both."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question.

    `stage` is its tag in a reflective framework (docs/domain.md §4.1), empty where it has none. `text` is
    Markdown: two prompts lean on a word with `*…*`. Entries keep the `id`: it is never given to another text.
    """

    id: str
    group: str
    role: PromptRole
    stage: str
    text: str

    @property
    def plain(self) -> str:
        """The question without its emphasis marks, for a line that is set in italics anyway."""
        return self.text.replace("*", "")


GROUPS: dict[str, str] = {
    "BS": "Before a session",
    "AL": "After a session, learning",
    "TM": "After a session, teaching",
    "FB": "After feedback",
    "AF": "After a misstep",
    "MQ": "Mid-quarter",
    "QR": "Quarterly review",
    "CU": "Curiosity, to put to the other person",
    "IN": "Inclusion and allyship",
    "PS": "Psychological safety",
    "CL": "Closing or rotating a pairing",
    "Q": "Sixty seconds",
}
"""The groups in their order, with the words they are shown by."""

BANK: tuple[Prompt, ...] = (
    Prompt("BS1", "BS", "B", "OS-Outcome", "When this hour ends, what would make it worth having spent?"),
    Prompt("BS2", "BS", "L", "AM1", "Which word or tool have I nodded at lately without understanding it?"),
    Prompt("BS3", "BS", "L", "GR-R", "Show, don't tell: what could I ask to *see* being done?"),
    Prompt("BS4", "BS", "B", "D1", "What did I say I would do last time, and what became of it?"),
    Prompt(
        "BS5",
        "BS",
        "L",
        "W-obstacle",
        "What usually pulls me out of these sessions early, and what will I do about it today?",
    ),
    Prompt("BS6", "BS", "T", "TA", "If they remember one thing in a month, which one should it be?"),
    Prompt("BS7", "BS", "T", "AM1", "Where might I be assuming knowledge they do not have?"),
    Prompt("BS8", "BS", "B", "K2", "What would I rather not bring up? Write it here first; decide later."),
    Prompt("AL1", "AL", "L", "D1", "What was I shown today, in one sentence a stranger could follow?"),
    Prompt("AL2", "AL", "L", "D2", "What did I believe this morning that I hold less firmly now?"),
    Prompt(
        "AL3",
        "AL",
        "L",
        "D3",
        "Where, in the next seven days, will I use this? Name the meeting or the file.",
    ),
    Prompt("AL4", "AL", "L", "G2", "When did I feel out of my depth, and what did I do with that feeling?"),
    Prompt("AL5", "AL", "L", "K3", 'Finish: "So the general rule seems to be…, except when…"'),
    Prompt("AL6", "AL", "L", "F3", "What did they see in our organisation that I cannot see from my chair?"),
    Prompt("AL7", "AL", "L", "S-in", "Did I change course while we talked? What made me?"),
    Prompt("AL8", "AL", "L", "R", "How much of the talking was mine, and who decided that?"),
    Prompt("AL9", "AL", "L", "TR", "Whom could I explain this to by Friday?"),
    Prompt("AL10", "AL", "L", "A", "What did I offer in return that was useful to them, not to me?"),
    Prompt("AL11", "AL", "L", "W-plan", "If … happens this week, then I will …"),
    Prompt("TM1", "TM", "T", "ST", "What did they come in wanting, and what did they actually need?"),
    Prompt("TM2", "TM", "T", "AC", "Which explanation landed, and what did I do just before it landed?"),
    Prompt("TM3", "TM", "T", "RE", "What did they do by themselves that they could not do last time?"),
    Prompt("TM4", "TM", "T", "RF", "At which point did I hold back because of their rank?"),
    Prompt("TM5", "TM", "T", "RF", "What did preparing this teach *me*?"),
    Prompt("TM6", "TM", "T", "AC", "What did I show that words would not have carried?"),
    Prompt("TM7", "TM", "T", "TR", "What will I ask them to do unaided two weeks from now?"),
    Prompt("TM8", "TM", "T", "F2", "What took courage today, on either side?"),
    Prompt("TM9", "TM", "T", "G5", "How could I have framed the problem so that they saw it sooner?"),
    Prompt(
        "TM10", "TM", "T", "D3", "Which story or number from my daily work would make next time concrete?"
    ),
    Prompt(
        "FB1", "FB", "B", "S", "When and where exactly? If a camera had been running, what would it show?"
    ),
    Prompt("FB2", "FB", "B", "B", "What was done or said? Strike every adjective and read it again."),
    Prompt("FB3", "FB", "B", "I", "Who was affected, and how do I know?"),
    Prompt("FB4", "FB", "B", "Intent", "Have I asked what they were trying to do, or only guessed?"),
    Prompt("FB5", "FB", "B", "FF", "What one thing would be worth trying next time the situation arises?"),
    Prompt("FB6", "FB", "B", "G2", "What was my first reaction, and what was the second?"),
    Prompt("FB7", "FB", "B", "AM4", "Which part is accurate, even if the tone was not?"),
    Prompt("FB8", "FB", "B", "A", "What did I say back, and does the person know what became of it?"),
    Prompt("AF1", "AF", "B", "AAR1", "What was meant to happen, as I understood it at the time?"),
    Prompt("AF2", "AF", "B", "AAR2", "What happened? Only what could be checked."),
    Prompt("AF3", "AF", "B", "AAR3", "What did I know then? Leave out what I know now."),
    Prompt(
        "AF4",
        "AF",
        "B",
        "AAR3",
        "Was this a slip in known territory, several small things meeting, "
        "or an honest test of something new?",
    ),
    Prompt("AF5", "AF", "B", "G2", "What am I tempted to explain away?"),
    Prompt("AF6", "AF", "B", "G5", "What did it cost, and who carried the cost?"),
    Prompt("AF7", "AF", "B", "AAR4", "What stays as it is, and what changes on Monday?"),
    Prompt(
        "AF8",
        "AF",
        "B",
        "D3",
        "Which two sentences of this would help someone else if I said them aloud, and to whom?",
    ),
    Prompt("AF9", "AF", "B", "F4", "What would I say to a colleague I respect who had done the same?"),
    Prompt("MQ1", "MQ", "B", "GR-R", "Which goal have I stopped looking at, and what is that telling me?"),
    Prompt("MQ2", "MQ", "B", "OS-Review", "If nothing changes, where does this end up by the date?"),
    Prompt("MQ3", "MQ", "B", "W-obstacle", "What keeps getting in the way that is inside my own control?"),
    Prompt("MQ4", "MQ", "B", "D2", "Is the measure still about the thing I care about?"),
    Prompt("MQ5", "MQ", "B", "K4", "What is the smallest test I could run in the next five working days?"),
    Prompt("MQ6", "MQ", "B", "R", "Does the rhythm still suit both of us? What would they say?"),
    Prompt("MQ7", "MQ", "L", "G3", "Which of my promises to my mentor are still promises?"),
    Prompt(
        "QR1", "QR", "B", "D1", "Three moments from this quarter I would not have had without this pairing."
    ),
    Prompt("QR2", "QR", "B", "K3", "What do I now do differently on an ordinary Tuesday?"),
    Prompt("QR3", "QR", "B", "G3", "Which outcome surprised me, in either direction?"),
    Prompt("QR4", "QR", "B", "AM5", "What have I learned about how I learn?"),
    Prompt("QR5", "QR", "B", "D2", "Which decision turned out differently because someone junior spoke?"),
    Prompt("QR6", "QR", "L", "R", "What did my mentor gain? What is my evidence?"),
    Prompt("QR7", "QR", "B", "G5", "What did I start and quietly let go, and was that right?"),
    Prompt("QR8", "QR", "B", "F4", "Keep, change, stop: one line each."),
    Prompt(
        "QR9",
        "QR",
        "B",
        "GR-W",
        "Name at most three outcomes for next quarter and how anyone would notice them.",
    ),
    Prompt("QR10", "QR", "B", "ethics", "Was anyone exposed, overburdened or left out by how we did this?"),
    Prompt(
        "CU1",
        "CU",
        "B",
        "stakeholder lens",
        "Who meets the result of this decision last, and what do they see?",
    ),
    Prompt("CU2", "CU", "B", "evidence", "What would you expect to find in the data if I were wrong?"),
    Prompt("CU3", "CU", "B", "demo", "Could you do it slowly while I watch and say nothing?"),
    Prompt("CU4", "CU", "B", "clarify", 'When you say "everyone", whom do you picture?'),
    Prompt("CU5", "CU", "B", "assumption", "Which of our habits would puzzle somebody in their first week?"),
    Prompt("CU6", "CU", "B", "contrast", "When did you see the opposite work?"),
    Prompt(
        "CU7", "CU", "B", "feeling", "Which part of this do people complain about only when I'm not there?"
    ),
    Prompt("CU8", "CU", "B", "imagine", "If we had to drop one step tomorrow, which would nobody miss?"),
    Prompt(
        "CU9", "CU", "B", "source", "How did you come to know that? Where would I go to learn it as you did?"
    ),
    Prompt("IN1", "IN", "B", "F1", "Whose idea did I repeat this week, and did I say whose it was?"),
    Prompt(
        "IN2", "IN", "B", "AM3", "Who was quiet in the room, and what had I done to make that easy or hard?"
    ),
    Prompt(
        "IN3", "IN", "B", "D2", "Who gets the visible work, who gets the necessary work, and who decided?"
    ),
    Prompt("IN4", "IN", "B", "A", "Which door can I open that they cannot, and what would it cost me?"),
    Prompt(
        "IN5", "IN", "B", "K2", "When did I feel understood today by someone unlike me? What did they do?"
    ),
    Prompt("IN6", "IN", "B", "S-on", "Which rule did I apply to one person and bend for another?"),
    Prompt(
        "IN7",
        "IN",
        "B",
        "D3",
        "What could I change in a regular meeting so that nobody needs courage to speak?",
    ),
    Prompt(
        "IN8", "IN", "L", "G4", "What am I asking my mentor to explain that I could read up on by myself?"
    ),
    Prompt("PS1", "PS", "B", "F1", "What was said today that would not have been said a month ago?"),
    Prompt(
        "PS2",
        "PS",
        "B",
        "G4",
        "How did I react in the first three seconds to the thing I did not want to hear?",
    ),
    Prompt("PS3", "PS", "B", "R", "What did I do the last time somebody told me I was wrong?"),
    Prompt(
        "PS4",
        "PS",
        "B",
        "D3",
        "Which question shall I ask next time that makes disagreement the easy answer?",
    ),
    Prompt("PS5", "PS", "T", "", "What would I need to know before saying the thing I left out?"),
    Prompt("PS6", "PS", "B", "", "Is what we agreed about confidentiality still what we both think?"),
    Prompt("CL1", "CL", "B", "GR-G", "What did we set out to do, and what did we do instead?"),
    Prompt("CL2", "CL", "B", "F3", "What will each of us go on using?"),
    Prompt("CL3", "CL", "B", "R", "What has not been said yet that should be, with thanks?"),
    Prompt("CL4", "CL", "B", "A", "What will we be to each other after this?"),
    Prompt("Q1", "Q", "B", "D1–3", "One thing I learned · why it matters here · what I'll do by when."),
    Prompt("Q2", "Q", "B", "progress", "One thing that moved today, however little."),
)
"""Every prompt, in the order of the document."""
