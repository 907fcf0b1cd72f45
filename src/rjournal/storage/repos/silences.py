"""What is not to be reminded of."""

from __future__ import annotations

from rjournal.domain.silences import Silence
from rjournal.storage.repos.base import Repo


class Silences(Repo[Silence]):
    """What is not to be reminded of, oldest first."""

    kind = "silence"
    record = Silence
