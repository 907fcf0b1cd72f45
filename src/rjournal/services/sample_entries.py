"""What was written in the sample journal: three months of entries by the director of `sample_text.py`."""

from __future__ import annotations

from dataclasses import dataclass

from rjournal.domain.entries import EntryType
from rjournal.domain.records import Visibility


@dataclass(frozen=True)
class SampleEntry:
    """An entry of `ago` days before today, with the keys of what it is linked to."""

    ago: int
    at: str
    title: str
    body: str
    template: str = ""
    type: EntryType = "free"
    mood: int | None = None
    energy: int | None = None
    mood_word: str = ""
    tags: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    session: str = ""
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    visibility: Visibility = "private"


ENTRIES: tuple[SampleEntry, ...] = (
    SampleEntry(
        83, "18:10", "Why I am doing this",
        "Twenty-two years of selling tiles and I still ask for “the numbers” as if they were a drink.\n\n"
        "HR proposed someone from finance. I asked for Noor, because in the autumn review she was the "
        "only one who told me that my chart answered a question nobody had asked.\n",
        mood=0, energy=1, mood_word="curious", tags=("beginning",), people=("noor",),
    ),
    SampleEntry(
        77, "07:50", "", "I counted: in Monday's meeting I spoke for thirty-one of forty minutes.\n",
        type="quick", mood=-1, energy=0, tags=("meetings",), goals=("voices",),
    ),
    SampleEntry(
        69, "11:20", "Three slides on the wall",
        "## What\n\n"
        "Noor printed three of my slides and asked what each one was for. I could say it for one.\n\n"
        "## So what\n\n"
        "I have been decorating decisions that were already made, and people can tell.\n\n"
        "## Now what\n\n"
        "The next deck begins as five sentences in a mail to her. No charts until she says so.\n",
        "T1", "quick", 0, 1, "caught out", ("data-storytelling",), session="noor1",
    ),
    SampleEntry(
        64, "21:05", "A word I nod at",
        "“Significant.” I have used it for years to mean *large*. Noor means *unlikely to "
        "be chance*, which is almost the opposite: it can be tiny.\n\n"
        "I looked it up by myself first. She should not be my dictionary.\n",
        mood=1, energy=-1, tags=("statistics",), prompts=("BS2",), people=("noor",),
    ),
    SampleEntry(
        59, "17:40", "Eleven minutes, standing up",
        "## Situation\n\n"
        "Tomasz runs the early meeting from a list. It is quick, and nobody says a word.\n\n"
        "## Task\n\n"
        "He wants to hear about trouble before it is trouble.\n\n"
        "## Action\n\n"
        "I asked him to play a shift lead and put his own list to him. He stopped after the third item.\n\n"
        "## Result\n\n"
        "He will ask for the worst news first, for two weeks, and thank whoever brings it.\n\n"
        "## Reflection\n\n"
        "I held back twice because he has run a plant for longer than I have "
        "worked here. The second time he noticed and said so.\n\n"
        "## Transfer: how and when I'll check\n\n"
        "Next time I ask which bad news he would not have heard before.\n",
        "T4", "session", 1, 1, tags=("meetings", "teaching"), session="tomasz1",
    ),
    SampleEntry(
        55, "11:10", "The south is not average",
        "## What\n\n"
        "Delivery times by region. The average was nine days, and the south waited seventeen.\n\n"
        "## So what\n\n"
        "I have defended that average in front of customers from the south.\n\n"
        "## Now what\n\n"
        "Ask for the spread before the average. Say sorry to Bari, in person.\n",
        "T1", "quick", -1, 1, "ashamed", ("data-storytelling", "customers"), session="noor2",
        people=("noor",), visibility="counterpart",
    ),
    SampleEntry(
        52, "19:00", "Amina already knew",
        "I showed Amina the map by region. She has had it on her wall since last year, drawn by hand.\n\n"
        "She had told my predecessor. I never asked. What else is on that wall?\n",
        mood=0, energy=0, mood_word="humbled", tags=("listening", "customers"), people=("amina",),
    ),
    SampleEntry(
        47, "06:55", "The early shift",
        "Forty minutes by the kiln before six. Saw: three people share one torch. Heard: “ask "
        "upstairs” four times. Nobody said it angrily, which is worse.\n\n"
        "The torches I can settle with one mail. The “upstairs” is me.\n",
        type="observation", mood=1, energy=2, tags=("shop-floor",), people=("tomasz",), goals=("floor",),
    ),
    SampleEntry(
        42, "16:30", "Twenty-one days",
        "We went through the mails with a calendar. From the first question to a signed price list: "
        "twenty-one working days. I had told the board “about two weeks”.\n\n"
        "Eleven of those days the list lay with me.\n",
        mood=-1, energy=0, mood_word="sober", tags=("pricing",), people=("amina",), goals=("prices",),
    ),
    SampleEntry(
        41, "12:05", "Hands off the keyboard",
        "## Purpose\n\n"
        "See how Noor builds a table before anybody asks her for a chart.\n\n"
        "## What I was shown\n\n"
        "She types nothing twice. One row is one event; totals come last, elsewhere.\n\n"
        "## What surprised or contradicted me\n\n"
        "She spent half the hour deleting. I would have called that not working.\n\n"
        "## The rule I take away\n\n"
        "If I cannot say what one row is, then I do not have a table.\n\n"
        "## Where I'll try it, if–then\n\n"
        "If the next list comes with totals in it, then I ask for the rows.\n\n"
        "## What I gave back\n\n"
        "How a discount travels through the house, and why the second signature exists.\n\n"
        "## Credit due\n\n"
        "The deleting. I want to say in the team meeting where I learned it.\n",
        "T3", "session", 1, 0, tags=("spreadsheets",), session="noor3", goals=("story",),
    ),
    SampleEntry(
        36, "08:15", "", "Ruta said “I think we are solving last year's problem.” She was right, and the "
        "room waited for my face before it agreed.\n",
        type="quick", mood=1, energy=1, tags=("meetings",), goals=("voices",), prompts=("PS1",),
    ),
    SampleEntry(
        33, "18:45", "One old chart, rebuilt",
        "Took the worst slide of last year: eight colours, two axes, no sentence. It is now one line and "
        "seven words. Noor watched and said nothing for twenty minutes, which must have cost her.\n",
        mood=2, energy=1, mood_word="proud", tags=("data-storytelling",), people=("noor",), goals=("story",),
        visibility="shareable",
    ),
    SampleEntry(
        31, "16:20", "Cards for six people",
        "## What\n\n"
        "Tomasz tried two silent minutes with a card. Five of six wrote more than he expected.\n\n"
        "## So what\n\n"
        "They were never quiet people. They were quick meetings.\n\n"
        "## Now what\n\n"
        "He gives the cards to the night shift. I take them to Monday.\n",
        "T1", "quick", 2, 1, tags=("meetings", "teaching"), session="tomasz2", goals=("voices",),
    ),
    SampleEntry(
        27, "11:30", "Wrong by a third",
        "## What\n\n"
        "Noor asked what I would do if the forecast were wrong by a third. I had no answer.\n\n"
        "## So what\n\n"
        "A number without its range is a promise somebody else has to keep. Here it is the plant.\n\n"
        "## Now what\n\n"
        "Draw the range. Say which end I would bet on, and what it would cost to be wrong.\n",
        "T1", "quick", 0, 1, "uneasy", ("forecast", "data-storytelling"), session="noor4", goals=("story",),
    ),
    SampleEntry(
        26, "22:10", "What she said on the way out",
        "“You ask for options and then you argue for the first one.”\n\n"
        "My first reaction was a list of exceptions. My second was that she had counted.\n\n"
        "%%I also thought: nobody else here would say this to me, and that is my doing.%%\n",
        type="feedback", mood=-1, energy=-1, mood_word="stung", tags=("feedback",), prompts=("FB6",),
        people=("noor",),
    ),
    SampleEntry(
        21, "17:25", "Two options, then mine",
        "Tried it in the pricing round: asked for a second price before I said anything. The second was "
        "better, and it was Ruta's. The whole thing took four minutes longer.\n",
        mood=2, energy=1, tags=("pricing", "listening"), goals=("prices",), visibility="shareable",
    ),
    SampleEntry(
        18, "12:40", "A range in somebody else's hands",
        "Amina asked for “the picture with the shadow around the line” for her stock plan. I explained it "
        "to her as Noor had to me, got stuck at the same place, and we found the way out together.\n",
        mood=1, energy=1, mood_word="useful", tags=("forecast", "teaching"), people=("amina", "noor"),
    ),
    SampleEntry(
        14, "20:15", "Four at once",
        "Twenty-three days. The glaze shortage put four decisions on my "
        "desk in one week, and I kept all four.\n\n"
        "Two of them did not need me. I know which two, and I knew it then.\n",
        mood=-2, energy=-2, mood_word="stretched thin", tags=("pricing",), goals=("prices",),
    ),
    SampleEntry(
        13, "11:15", "From fourteen pages to five",
        "## What\n\n"
        "We cut the pricing deck to five pages. The fifth is only a question.\n\n"
        "## So what\n\n"
        "The nine that went were there to show that I had worked.\n\n"
        "## Now what\n\n"
        "Page 1 again, with the decision on top. Ask Noor to present the regions herself.\n",
        "T1", "quick", 1, 1, "lighter", ("pricing", "data-storytelling"), session="noor5",
        goals=("prices", "story"),
    ),
    SampleEntry(
        10, "09:30", "The line is closed",
        "No visitors in Łódź while the second line is rebuilt. I noticed that I was relieved for a "
        "moment, and then that I miss it. Paused until they let me in again.\n",
        mood=0, energy=0, tags=("shop-floor",), people=("tomasz",), goals=("floor",),
    ),
    SampleEntry(
        6, "18:30", "Her page, her voice",
        "Noor presented the regions. Somebody asked *me* what the grey band meant; I looked at "
        "her, and she answered. It took all the strength I have in my neck.\n\n"
        "They want her back next month.\n",
        mood=2, energy=2, mood_word="glad", tags=("credit", "data-storytelling"), people=("noor",),
        goals=("story",), visibility="shareable",
    ),
    SampleEntry(
        1, "21:40", "Before tomorrow",
        "Who meets this decision last? I have been thinking of shops. It is the "
        "driver who hands over the list and gets the shouting.\n\n"
        "Has anyone ever asked a driver about our prices?\n",
        mood=0, energy=0, tags=("pricing", "curiosity"), prompts=("CU1",),
    ),
    SampleEntry(
        0, "07:40", "Lead with the decision",
        "## What\n\n"
        "Rewrote page 1 before the coffee: the decision, then the reason, then one small chart.\n\n"
        "## So what\n\n"
        "It was uncomfortable to have nothing to hide behind. It was also done in twenty minutes.\n\n"
        "## Now what\n\n"
        "Seventeen days, and two lists left the house without me. Show "
        "Noor tomorrow, ask about the drivers.\n",
        "T1", "quick", 1, 2, "awake", ("data-storytelling", "pricing"), people=("noor",), goals=("prices",
        "story"),
    ),
)  # fmt: skip
