"""Directories have to be writable, and ours closed to others."""

from pathlib import Path

from glm4v_tui.doctor.places import check_writable, close_to_others


def test_a_directory_to_come_is_well(tmp_path: Path) -> None:
    finding = check_writable("data", tmp_path / "not" / "yet")
    assert (finding.state, "made when" in finding.text) == ("ok", True)
    assert not (tmp_path / "not").exists()


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert check_writable("data", tmp_path / "file" / "data").state == "error"


def test_an_open_directory_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert check_writable("data", tmp_path).state == "warning"
    assert check_writable("downloads", tmp_path, private=False).state == "ok"
    closed = close_to_others("data", tmp_path)
    assert closed is not None
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert check_writable("data", tmp_path).state == "ok"
    assert close_to_others("data", tmp_path) is None
