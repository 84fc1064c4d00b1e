# SPDX-License-Identifier: Apache-2.0
"""A page as a scanner or a telephone gave it, made straight and evenly lit. Pillow does the work on the points."""

import io

from PIL import Image, ImageChops, ImageFilter, ImageOps
from PIL import ExifTags, JpegImagePlugin, PngImagePlugin, PpmImagePlugin, TiffImagePlugin  # noqa: F401  loaded early

FORMATS = ["PNG", "JPEG", "PPM"]
MOST_POINTS = 60_000_000
# Points of the longer side: while it is made straight, for the engine, and for the eye. The first is A4 at 300 dots an inch.
# Tesseract reads Chinese best when its characters are some forty points high: it makes a third fewer mistakes then.
FINE, LONG, SEEN = 3508, 2600, 1754
# Of the page on which the angle is looked for.
SMALL = 800
# Degrees: no scanner turns a page further.
STEEPEST = 9.0
# Less than this is left as it is: turning costs sharpness.
SMALLEST = 0.15


class TooManyPoints(Exception):
    pass


def load():
    """Everything that is opened late otherwise: before the walls are up."""
    Image.preinit()
    tag = Image.Exif()
    tag[ExifTags.Base.Orientation] = 6
    page = evenly_lit(Image.new("L", (64, 64), 255))
    for octets in (written(page, "PNG", exif=tag), written(page, "JPEG", exif=tag)):
        ImageOps.exif_transpose(Image.open(io.BytesIO(octets), formats=FORMATS)).rotate(1)


def read(octets, quarters):
    Image.MAX_IMAGE_PIXELS = None  # asked below
    with Image.open(io.BytesIO(octets), formats=FORMATS) as image:
        if image.width * image.height > MOST_POINTS:
            raise TooManyPoints
        if "transparency" in image.info or image.mode in ("RGBA", "LA"):
            image = on_white(image)
        page = ImageOps.exif_transpose(image).convert("L")
    if quarters % 4:
        page = page.rotate(90 * (quarters % 4), expand=True)
    return sized(straightened(evenly_lit(sized(page, FINE))), LONG)


def on_white(image):
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper


def sized(page, longest):
    scale = longest / max(page.size)
    size = tuple(max(1, round(side * scale)) for side in page.size)
    return page if size == page.size else page.resize(size, Image.Resampling.LANCZOS)


def evenly_lit(page):
    """Against the paper around it, so that a shadow over a photo is no darker than the writing in the light."""
    small = page.resize(tuple(max(1, side // 8) for side in page.size), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    paper = paper.resize(page.size, Image.Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(paper, page))


def straightened(page):
    angle = skew(page)
    if abs(angle) < SMALLEST:
        return page
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def skew(page):
    """The angle, in degrees, by which the page is turned so that its lines lie flat: there the rows of points differ most
    from their neighbours."""
    small = ImageOps.autocontrast(ImageChops.invert(sized(page, SMALL)), cutoff=1)
    best = 0.0
    for step, reach in [(1.0, STEEPEST), (0.25, 1.0), (0.05, 0.25)]:
        count = round(reach / step)
        best = max((best + step * number for number in range(-count, count + 1)), key=lambda a: sharpness(small, a))
    return best


def sharpness(small, angle):
    turned = small.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((row - above) ** 2 for above, row in zip(rows, rows[1:]))


def png(page):
    return written(page, "PNG", compress_level=1)


def jpeg(page):
    return written(sized(page, SEEN), "JPEG", quality=70)


def written(page, kind, **options):
    file = io.BytesIO()
    page.save(file, kind, **options)
    return file.getvalue()
