"""The press's ICC profile is found, and one that cannot be used is told with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.press.color.icc import find_icc
from pagesetter.press.color.icc_file import IccError, description_of, read_icc, same_condition
from pagesetter.press.model import Condition, OutputIntent
from tests.unit.press.profiles import GHOSTSCRIPT, needs_cmyk, press_profile, rgb_profile

NEWS = Condition(
    "IFRA26", "Newsprint", "http://www.color.org", ("WAN-IFRAnewspaper26v5.icc", "old.icc")
)


def kept(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(data)
    return file


def test_a_profile_of_the_conditions_name_speaks_for_the_condition(tmp_path: Path) -> None:
    file = kept(tmp_path / "a" / "b", "wan-ifranewspaper26v5.ICC", press_profile())
    found = find_icc(NEWS, systems=[tmp_path])
    assert found.file == file
    assert found.intent == OutputIntent(
        "IFRA26", "Newsprint", "http://www.color.org", press_profile()
    )


def test_a_file_of_the_project_speaks_for_the_condition_that_names_it(tmp_path: Path) -> None:
    kept(tmp_path / "press", "our.icc", press_profile())
    ours = Condition("our press", "Rotary", "", ("./press/our.icc",))
    found = find_icc(ours, beside=[tmp_path], systems=[])
    assert found.intent == OutputIntent("our press", "Rotary", "", press_profile())


def test_another_profile_speaks_for_itself_alone(tmp_path: Path) -> None:
    file = kept(tmp_path, "house.icc", press_profile())
    found = find_icc(NEWS, given=file, systems=[])
    assert found.intent == OutputIntent("Custom", "Test press", "", press_profile())


def test_what_is_given_comes_first_then_beside_then_the_system_best_name_first(
    tmp_path: Path,
) -> None:
    given = kept(tmp_path / "mine", "old.icc", press_profile())
    beside = kept(tmp_path / "page", "old.icc", press_profile())
    worse = kept(tmp_path / "system" / "a", "old.icc", press_profile())
    best = kept(tmp_path / "system" / "z", "WAN-IFRAnewspaper26v5.icc", press_profile())
    system = [tmp_path / "system"]
    assert find_icc(NEWS, given, [beside.parent], system).file == given
    assert find_icc(NEWS, None, [beside.parent], system).file == beside
    assert find_icc(NEWS, None, [], system).file == best
    best.unlink()
    assert find_icc(NEWS, None, [], system).file == worse


def test_ghostscripts_is_the_last_resort_and_no_condition(tmp_path: Path) -> None:
    file = kept(tmp_path / "ghostscript", "default_cmyk.icc", press_profile())
    found = find_icc(NEWS, systems=[tmp_path])
    assert found.file == file
    assert found.intent is not None
    assert (found.intent.identifier, found.intent.registry) == ("Custom", "")


def test_where_there_is_none_there_is_no_intent(tmp_path: Path) -> None:
    assert find_icc(NEWS, systems=[]).intent is None
    assert find_icc(NEWS, given=tmp_path / "gone.icc").refused == ("gone.icc is not there",)


def test_a_profile_that_is_given_and_refused_is_not_replaced(tmp_path: Path) -> None:
    kept(tmp_path, "old.icc", press_profile())
    bad = kept(tmp_path, "bad.icc", b"no profile")
    found = find_icc(NEWS, given=bad, systems=[tmp_path])
    assert (found.intent, found.refused) == (None, ("bad.icc is no ICC profile",))


def changed(at: int, value: bytes) -> bytes:
    data = press_profile()
    return data[:at] + value + data[at + len(value) :]


REFUSED = {
    "is cut short": press_profile()[:-1],
    "is damaged": changed(128, b"\0\0\xff\xff"),
    "is a profile of class mntr, not of a printer (prtr)": changed(12, b"mntr"),
    "is a profile of RGB colors, not of CMYK": rgb_profile(),
    "is of ICC version 4.3, later than the 4.2 that PDF/X-4 takes": changed(8, b"\4\x30"),
    "is of ICC version 5.0, later than the 4.2 that PDF/X-4 takes": changed(8, b"\5\0"),
    "says its colors in a space that is neither Lab nor XYZ": changed(20, b"Luv "),
    "has no tables for the way to the press and back": press_profile().replace(b"B2A0", b"nope", 1),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_profile_that_cannot_be_used_is_told_with_its_reason(reason: str, tmp_path: Path) -> None:
    bad = kept(tmp_path, "old.icc", REFUSED[reason])
    assert find_icc(NEWS, given=bad).refused == (f"old.icc {reason}",)
    good = kept(tmp_path, "default_cmyk.icc", press_profile())
    found = find_icc(NEWS, systems=[tmp_path])
    assert (found.file, found.refused) == (good, (f"old.icc {reason}",))


def test_a_circle_of_folders_is_left_again(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert find_icc(NEWS, systems=[tmp_path]).intent is None


def test_flags_intent_and_checksum_make_no_other_profile() -> None:
    marked = changed(44, b"\0\0\0\1")
    marked = marked[:64] + b"\0\0\0\1" + marked[68:84] + bytes(range(16)) + marked[100:]
    assert same_condition(press_profile(), marked)
    assert not same_condition(press_profile(), changed(200, b"\xff"))


@pytest.mark.parametrize("length", [0, 40, 131])
def test_hostile_bytes_are_no_profile(length: int) -> None:
    with pytest.raises(IccError):
        read_icc(press_profile()[:length])


@needs_cmyk
def test_ghostscripts_profile_is_read() -> None:
    data = GHOSTSCRIPT.read_bytes()
    facts = read_icc(data)
    assert (facts.kind, facts.space, facts.version) == ("prtr", "CMYK", (2, 1))
    assert description_of(data, facts) == "Artifex CMYK SWOP Profile"
