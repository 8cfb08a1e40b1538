"""Documents: what comes in is made anew or refused, lies out of reach, and is given out through the door alone."""

import io
import struct
import zlib
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.pathway.notes.documents import actions
from alongside.pathway.notes.documents.checking import Kept, Refused, check
from alongside.pathway.notes.documents.models import Document
from alongside.pathway.notes.documents.views import named

MAY = date(2026, 5, 4)
GPS = 0x8825


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def a_picture(kind="JPEG", size=(40, 20), mode="RGB", **options):
    drawn = io.BytesIO()
    Image.new(mode, size, 120).save(drawn, kind, **options)
    return drawn.getvalue()


def a_photograph():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Telephone"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (52.0, 12.0, 30.0)
    return a_picture(exif=exif)


def a_pdf(change=lambda pdf: None, **options):
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(written, **options)
    return written.getvalue()


def a_chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_flood(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + a_chunk(b"IHDR", header)
        + a_chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + a_chunk(b"IEND", b"")
    )


def a_text(words="Dear Ms Marsh"):
    return words.encode()


# What comes in


def test_a_photograph_says_no_longer_where_it_was_taken_and_stands_upright():
    before = a_photograph()
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(GPS)
    kept = check(before)
    after = Image.open(io.BytesIO(kept.content))
    assert (kept.content_type, after.size) == ("image/jpeg", (20, 40))
    assert not after.getexif()
    assert b"Telephone" not in kept.content


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (a_picture("PNG"), "image/png"),
        (a_picture("PNG", mode="P"), "image/png"),
        (a_picture("PNG", mode="RGBA"), "image/png"),
        (a_picture("WEBP"), "image/jpeg"),
        (a_picture("JPEG", mode="CMYK"), "image/jpeg"),
        (a_picture("JPEG", mode="L"), "image/jpeg"),
        (a_pdf(), "application/pdf"),
        (a_text(), "text/plain; charset=utf-8"),
        ("Grüße".encode("utf-16"), "text/plain; charset=utf-8"),
    ],
)
def test_what_may_come_in_is_known_by_what_it_holds(content, content_type):
    assert check(content).content_type == content_type


def test_what_hides_behind_a_pictures_end_is_gone():
    hidden = b"<script>alert(1)</script>PK\x03\x04"
    for picture in (a_picture("JPEG"), a_picture("PNG")):
        kept = check(picture + hidden)
        assert b"script" not in kept.content
        assert b"PK" not in kept.content[-40:]
    commented = a_picture("JPEG", comment=b"<script>alert(2)</script>")
    assert b"script" not in check(commented).content


def test_plain_text_can_be_searched_and_is_written_in_one_way():
    kept = check(b"\xef\xbb\xbfone\r\ntwo\rthree")
    assert (kept.content, kept.text) == (b"one\ntwo\nthree", "one\ntwo\nthree")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"<html><body>Hello</body></html>",
        b"Dear all,\n\n< script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><a/>",
        "<svg onload=alert(1)>".encode("utf-16"),
        b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)//",
        b"MZ\x90\x00\x03",
        b"PK\x03\x04" + b"\x00" * 30,
        b"\x00\x00\x00\x18ftypheic",
        b"{\\rtf1\\ansi hello}",
        b"%!PS-Adobe-3.0",
        b"#!/bin/sh\nrm -rf /",
        b"words\x00and more",
        b"\xff\xfe\x00",
        b" %PDF-1.7 with something before it\x00",
        b"%PDF-1.7\nnothing of the kind",
        a_pdf()[:300],
        a_picture("JPEG")[:200],
        a_picture("PNG")[:60],
        b"\xff\xd8\xff" + b"<html><script>alert(1)</script></html>",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        a_flood(10_000, 10_000),
        a_flood(60_000, 900),
        a_flood(2_000_000_000, 2),
        a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        a_pdf(encryption=pikepdf.Encryption(owner="o", user="")),
    ],
)
def test_everything_else_is_refused_in_plain_words(content):
    with pytest.raises(Refused) as refusal:
        check(content)
    assert refusal.value.message.endswith((".",))
    assert "Error" not in refusal.value.message


def _javascript(pdf):
    return pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')"))


def _opens(pdf):
    pdf.Root.OpenAction = _javascript(pdf)


def _names(pdf):
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["go", _javascript(pdf)]))


def _page_action(pdf):
    pdf.pages[0].AA = pikepdf.Dictionary(O=_javascript(pdf))


def _field_action(pdf):
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", AA=pikepdf.Dictionary(K=_javascript(pdf)))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)], XFA="<xdp>alert</xdp>")


def _annotation(**keys):
    def change(pdf):
        rect = [0, 0, 10, 10]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Rect=rect, **{k: v(pdf) if callable(v) else v for k, v in keys.items()}
        )
        pdf.pages[0].Annots = pikepdf.Array([note])

    return change


def _launch(pdf):
    return pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


def _two_steps(pdf):
    return pikepdf.Dictionary(
        S=pikepdf.Name.GoTo, D=[0], Next=[pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="evil()")]
    )


def _attachment(pdf):
    pdf.attachments["calc.exe"] = b"MZ calc.exe"


LINK = pikepdf.Name.Link
ACTIVE = {
    "opens by itself": _opens,
    "named scripts": _names,
    "a page's action": _page_action,
    "a field's action and a dynamic form": _field_action,
    "a link that starts a program": _annotation(Subtype=LINK, A=_launch),
    "a script behind another step": _annotation(Subtype=LINK, A=_two_steps),
    "a file in a note": _annotation(Subtype=pikepdf.Name.FileAttachment, Contents="calc.exe"),
    "rich media": _annotation(Subtype=pikepdf.Name.RichMedia, RichMediaContent=pikepdf.Dictionary(X="alert")),
    "a file carried along": _attachment,
}
TELLTALE = (b"JavaScript", b"/JS", b"alert", b"evil", b"Launch", b"calc.exe", b"/AA", b"OpenAction", b"XFA",
            b"EmbeddedFile", b"RichMedia")  # fmt: skip


@pytest.mark.parametrize("what", ACTIVE)
@pytest.mark.parametrize("mode", pikepdf.ObjectStreamMode.__members__.values(), ids=str)
def test_nothing_in_a_pdf_runs_any_more(what, mode):
    before = a_pdf(ACTIVE[what], object_stream_mode=mode)
    plain = a_pdf(ACTIVE[what], object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert any(sign in plain for sign in TELLTALE)
    kept = check(before)
    with pikepdf.open(io.BytesIO(kept.content)) as after:
        assert len(after.pages) == 1
        written = io.BytesIO()
        after.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert not [sign for sign in TELLTALE if sign in written.getvalue()]


def test_a_pdf_keeps_its_pages_and_links_to_the_web():
    def change(pdf):
        pdf.add_blank_page()
        _annotation(Subtype=LINK, A=lambda _: pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.example.org/"))(
            pdf
        )

    with pikepdf.open(io.BytesIO(check(a_pdf(change)).content)) as after:
        assert len(after.pages) == 2
        assert str(after.pages[0].Annots[0].A.URI) == "https://www.example.org/"


def test_a_pdf_nested_to_weary_the_reader_is_refused():
    def change(pdf):
        deep = pikepdf.Array([])
        for _ in range(100):
            deep = pikepdf.Array([deep])
        pdf.Root.Deep = deep

    with pytest.raises(Refused):
        check(a_pdf(change))


# Where it goes


def add(browser, child, content, name="whatever.bin", **more):
    told = {
        "title": "Letter from <school>/../x",
        "kind": "letter",
        "happened_on": "2026-05-04",
        "description": "",
        **more,
    }
    upload = SimpleUploadedFile(name, content, "application/octet-stream")
    return browser.post(reverse("notes:add_document", args=[child.pk]), {"kept": upload, **told})


def test_a_document_comes_in_is_found_and_is_given_out_as_a_file_to_save(cast, tamsin, kofi, signed_in, files):
    elin = signed_in(cast.elin)
    assert elin.get(reverse("notes:add_document", args=[tamsin.pk])).status_code == 200
    sent = add(elin, tamsin, b"Tamsin was late on Monday", "Tamsin Okafor.html", **{f"child{kofi.pk}-too": "on"})
    assert sent.status_code == 302, sent.content.decode()
    assert b"Letter from &lt;school&gt;" in elin.get(sent["Location"]).content
    assert b"Letter from" in elin.get(reverse("notes:documents", args=[kofi.pk])).content
    with acting(cast.elin.pk):
        hers, his = Document.objects.order_by("child__given_name").reverse()
    assert (hers.file.name, hers.act) == (his.file.name, his.act)
    stored = [path for path in files.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in stored] == [b"Tamsin was late on Monday"]
    assert not {"tamsin", "okafor", "html"} & {part.lower() for part in stored[0].relative_to(files).parts}
    given = elin.get(reverse("notes:file", args=[hers.pk]))
    assert b"".join(given.streaming_content) == b"Tamsin was late on Monday"
    assert given["Content-Disposition"] == 'attachment; filename="Letter from school x.txt"'
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in given["Cache-Control"]
    with acting(cast.elin.pk):
        assert Opening.objects.filter(page="notes.file", person_id=tamsin.pk, part="documents").exists()
    given.close()


def test_a_page_of_the_web_under_a_pictures_name_is_refused_on_the_form(cast, tamsin, signed_in, files):
    sent = add(signed_in(cast.elin), tamsin, b"<html><script>alert(1)</script></html>", "photo.jpg")
    assert (sent.status_code, b"Save it as a PDF" in sent.content) == (422, True)
    assert not list(files.rglob("*"))


def test_a_file_that_is_too_large_is_refused(cast, tamsin, signed_in, monkeypatch):
    monkeypatch.setattr("alongside.pathway.notes.documents.forms.LARGEST", 10)
    sent = add(signed_in(cast.elin), tamsin, b"more than ten bytes")
    assert (sent.status_code, b"larger than 20 megabytes" in sent.content) == (422, True)


def test_a_stranger_gets_no_file(cast, tamsin, signed_in):
    with acting(cast.elin.pk):
        kept = Kept(b"words", "text/plain; charset=utf-8", "txt", "words")
        document = actions.add(children=[tamsin], kept=kept, by=cast.elin, title="A", kind="letter", happened_on=MAY)[0]
    for who in (cast.outis, cast.sunita, cast.quinn):
        for name in ("file", "document", "correct_document"):
            assert signed_in(who).get(reverse(f"notes:{name}", args=[document.pk])).status_code == 404
    given = signed_in(cast.femi).get(reverse("notes:file", args=[document.pk]))
    assert b"".join(given.streaming_content) == b"words"
    given.close()


def test_a_file_that_could_not_be_recorded_does_not_stay(cast, tamsin, files):
    kept = Kept(b"words", "text/plain; charset=utf-8", "txt")
    with acting(cast.outis.pk), pytest.raises(Exception, match="row-level security"):
        actions.add(children=[tamsin], kept=kept, by=cast.outis, title="A", kind="letter", happened_on=MAY)
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_what_is_said_of_a_document_is_corrected_and_the_file_stays(cast, tamsin, signed_in):
    elin = signed_in(cast.elin)
    add(elin, tamsin, b"words")
    with acting(cast.elin.pk):
        document = Document.objects.get()
    answers = {"title": "Report", "kind": "report", "happened_on": "2026-05-05", "version": 1, "why_corrected": "Wrong"}
    sent = elin.post(reverse("notes:correct_document", args=[document.pk]), answers)
    assert sent.status_code == 302, sent.content.decode()
    with acting(cast.elin.pk):
        after = Document.objects.get()
    assert (after.title, after.sha256, after.file.name) == ("Report", document.sha256, document.file.name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("School report", "School report.pdf"),
        ("../../etc/passwd\r\nX: 1", "etc passwd X 1.pdf"),
        ('"; filename="x.exe', "filename x exe.pdf"),
        ("...", "Document.pdf"),
        ("Ünïcode", "Ünïcode.pdf"),
        ("x" * 200, "x" * 80 + ".pdf"),
    ],
)
def test_a_file_is_saved_under_a_harmless_name(title, name):
    assert named(Document(title=title, content_type="application/pdf")) == name
