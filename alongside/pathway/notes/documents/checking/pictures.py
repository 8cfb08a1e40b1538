"""Pictures are drawn again, upright, as their pixels alone."""

import io

from PIL import Image, ImageOps

from alongside.pathway.notes.documents.checking.kept import Kept, Refused

MOST_PIXELS = 50_000_000  # a telephone's largest photograph; drawn, some 200 MB of memory
QUALITY = 90

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def made_anew(content: bytes) -> Kept:
    """A JPEG or PNG of the same pixels. A moving picture keeps its first frame."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            picture.load()
            return _drawn(ImageOps.exif_transpose(picture), as_png=picture.format == "PNG")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large() from bomb
    except (OSError, SyntaxError, ValueError, EOFError, IndexError) as broken:
        raise Refused("This picture is damaged, or only a part of it arrived. Try to save it again.") from broken


def _drawn(picture: Image.Image, *, as_png: bool) -> Kept:
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    pixels = picture.convert("RGBA" if see_through else "RGB")
    bare = Image.new(pixels.mode, pixels.size)  # takes nothing over but the pixels
    bare.paste(pixels)
    drawn = io.BytesIO()
    if see_through or as_png:
        bare.save(drawn, "PNG")
        return Kept(drawn.getvalue(), "image/png", "png")
    bare.save(drawn, "JPEG", quality=QUALITY)
    return Kept(drawn.getvalue(), "image/jpeg", "jpg")


def _too_large() -> Refused:
    return Refused("This picture has too many pixels. Save it smaller, for example as a photograph of 12 megapixels.")
