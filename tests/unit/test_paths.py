"""Where a file that somebody asked for is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rjournal import paths


def test_documents_are_proposed_where_there_are_any_and_home_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert paths.documents() == tmp_path / "Documents"
