"""What doctor says of PDFs and videos."""

from __future__ import annotations

import sys

import pytest

from glm4v_tui.doctor.documents import check_documents


def test_what_reads_documents_is_named_with_its_version() -> None:
    finding = check_documents()
    assert finding.state == "ok"
    assert finding.text.startswith("PDFs with pypdfium2 ")
    assert ", videos with av " in finding.text


def test_what_is_missing_comes_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    finding = check_documents()
    assert finding.state == "warning"
    assert finding.text.endswith(", no videos")
    assert finding.advice.startswith("To see videos, run: ")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert check_documents().text == "no PDFs and no videos"
