from __future__ import annotations

import pytest

from glm4v_tui.engine.download_report import DownloadReport, in_bytes, in_time


def test_the_first_report_has_no_speed() -> None:
    stage = DownloadReport(18_200_000_000).after(3_100_000_000, 50.0)
    assert (stage.name, stage.seconds, stage.detail) == ("download", 0.0, "3.1 GB of 18.2 GB")


def test_speed_and_time_left_come_from_the_last_reports() -> None:
    report = DownloadReport(18_200_000_000)
    report.after(3_015_000_000, 50.0)
    stage = report.after(3_100_000_000, 51.0)
    assert stage.detail == "3.1 GB of 18.2 GB · 85.0 MB/s · 3 min left"
    assert stage.seconds == 1.0
    assert stage.fraction == pytest.approx(3.1 / 18.2)


def test_a_stalled_download_promises_nothing() -> None:
    report = DownloadReport(1000)
    report.after(500, 1.0)
    assert report.after(500, 2.0).detail == "500 B of 1.0 kB"


def test_an_old_speed_is_forgotten() -> None:
    report = DownloadReport(10**9)
    report.after(10**8, 0.0)
    for second in range(1, 60):
        stage = report.after(5 * 10**8, float(second))
    assert "/s" not in stage.detail


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (99_949, "99.9 kB"), (123_456, "123 kB"),
     (999_600, "1.0 MB"), (18_200_000_000, "18.2 GB"), (2e15, "2000 TB")],
)  # fmt: skip
def test_bytes(count: float, text: str) -> None:
    assert in_bytes(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (59, "59 s"), (180, "3 min"), (5400, "1.5 h")]
)
def test_times(seconds: float, text: str) -> None:
    assert in_time(seconds) == text
