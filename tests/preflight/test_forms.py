"""Every code of a press: provoked by a planted fault or a page, told in all four forms.

The faults are those of the tests beside this one; a finding of a PDF stands at its beginning.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from pagesetter.checking import check, found_in
from pagesetter.diagnostics import Code, Diagnostic, Span
from pagesetter.pipeline import Options
from pagesetter.press.model import PreparedPages, PressOptions, PressProfile, Standard
from pagesetter.press.preflight.findings import Finding, as_diagnostic
from pagesetter.press.preflight.of_pages import find_in_pages
from pagesetter.press.preflight.of_pdf import check_pdf
from pagesetter.report.code_pages import code_pages
from pagesetter.typeface.model import FaceId
from tests.diagnostics.forms import check_forms
from tests.diagnostics.test_forms import OF_A_PRESS
from tests.preflight.sound import PRESS, PROFILE_FILE, changed, display_list, sound_marks
from tests.preflight.test_planted_content import IN_BYTES, MADE
from tests.preflight.test_planted_structural import PLANTS, state

pytestmark = pytest.mark.skipif(
    not PROFILE_FILE.exists(), reason="Ghostscript's color profiles are not installed"
)

MADE_PAGES = Path(__file__).parents[1] / "diagnostics" / "made"
PAGE = """\
layout: made
edition: {date: 2025-09-25}
photos:
  - {place: photo, file: photos/profiled.jpg}
  - {place: soft, file: photos/several.png}
"""


@pytest.fixture(scope="module")
def every(
    face: FaceId, photos: Path, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic of each fault that is planted, and of pages for a press."""
    folder = tmp_path_factory.mktemp("press")
    findings = [*_in_pages(face, photos), *_in_bytes(sound)]
    pdf = Span(folder / "an ad.pdf", 1, 1, 1, 1)
    found = [as_diagnostic(f._replace(span=f.span or pdf)) for f in findings]
    return (*found, *_of_built_pages(folder, face))


def _in_pages(face: FaceId, photos: Path) -> Iterator[Finding]:
    for _, make in MADE.values():
        marks = [*sound_marks(face, photos), *make(face, photos)]
        yield from find_in_pages(PreparedPages((display_list(marks),)), PRESS)


def _in_bytes(sound: bytes) -> Iterator[Finding]:
    for _, plant in (*IN_BYTES.values(), *PLANTS.values()):
        yield from check_pdf(changed(sound, plant), PRESS)
    yield from check_pdf(b"no PDF", PRESS)
    yield from check_pdf(changed(sound, force_version="1.7"), PRESS)
    lock = pikepdf.Encryption(user="user", owner="owner", R=4)
    yield from check_pdf(changed(sound, encryption=lock, deterministic_id=False), PRESS)
    whole = changed(sound, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    yield from check_pdf(whole.replace(b"/ID [", b"/Xd ["), PRESS)
    yield from check_pdf(_transparent(sound), _x1a())
    yield from check_pdf(changed(sound, _bomb), PRESS)


def _x1a() -> PressProfile:
    return PRESS._replace(standard=Standard.X1A)


def _transparent(sound: bytes) -> bytes:
    def plant(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Metadata
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2003"
        state(ca=0.5)(pdf)

    return changed(sound, plant, force_version="1.4")


def _bomb(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    form = pdf.make_stream(b"/Me Do")
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
    page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Me)
    page.contents_add(b"/Me Do")


def _of_built_pages(
    folder: Path, face: FaceId, allow: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield what is found in a page for a press: its photos, and what it cannot claim."""
    shutil.copytree(MADE_PAGES, folder / "made")
    page = folder / "made" / "page.yaml"
    page.write_text(PAGE, encoding="utf-8")
    _write_photos(folder / "made" / "photos")
    options = Options(
        font_folders=(face.file.parent,),
        layout_folders=(folder / "made" / "layouts",),
        allow=allow,
        press=PressOptions(profile="newsprint-cn", icc=PROFILE_FILE),
    )
    yield from found_in(check(page, options))
    junk = folder / "junk.icc"
    junk.write_bytes(b"none")
    yield from found_in(check(page, options._replace(press=options.press._replace(icc=junk))))
    page.write_text(PAGE.replace("edition:", "staff:"), encoding="utf-8")
    yield from found_in(check(page, options))


def _write_photos(folder: Path) -> None:
    gray, other = Image.new("L", (400, 400), 128), Image.new("L", (400, 400), 60)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    gray.convert("RGB").save(folder / "profiled.jpg", icc_profile=profile[:300])
    data = io.BytesIO()
    gray.save(data, "PNG", save_all=True, append_images=[other])
    (folder / "several.png").write_bytes(data.getvalue())


def test_every_code_of_a_press_is_provoked(every: tuple[Diagnostic, ...]) -> None:
    assert {d.code for d in every} & OF_A_PRESS == OF_A_PRESS


def test_every_diagnostic_of_a_press_is_told_with_its_place(every: tuple[Diagnostic, ...]) -> None:
    check_forms(every)
    assert sum(d.at is not None for d in every) > 30


@pytest.mark.parametrize("code", [code for code in Code if code in OF_A_PRESS])
def test_a_code_is_documented_with_the_severity_it_has_first(
    code: Code, every: tuple[Diagnostic, ...]
) -> None:
    """The levels of a profile may make a finding an error or a warning: the first is without."""
    severities = {d.severity for d in every if d.code is code}
    assert severities <= set(code_pages()[code.value].severities)
    assert code_pages()[code.value].severities[0] in severities


def test_a_warning_of_the_press_that_is_allowed_is_not_told(tmp_path: Path, face: FaceId) -> None:
    codes = {d.code.value for d in _of_built_pages(tmp_path, face, allow=frozenset())}
    assert {"several-photos", "photo-profile"} <= codes
    (tmp_path / "again").mkdir()
    allowed = frozenset({"several-photos"})
    rest = {d.code.value for d in _of_built_pages(tmp_path / "again", face, allow=allowed)}
    assert codes - rest == {"several-photos"}
