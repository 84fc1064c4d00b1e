# SPDX-License-Identifier: Apache-2.0
"""What scanners and telephones do to a page, the same way every time."""

from collections.abc import Callable
from random import Random

from PIL import Image, ImageChops, ImageFilter

WHITE, DESK = 255, 190


def clean(page: Image.Image) -> Image.Image:
    return page


def skewed(page: Image.Image) -> Image.Image:
    """An office scanner at 200 dots per inch: a little crooked, a little grey, some noise."""
    crooked = page.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=WHITE)
    coarse = crooked.resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BOX)
    return _noisy(coarse.point(lambda value: value * 0.9 + 10), deviation=8)


def photo(page: Image.Image) -> Image.Image:
    """A telephone held over a table: askew, shaded to one side, blurred, noisy."""
    width, height = page.size
    # Where in the page the corners of the picture lie: left top, left bottom, right bottom, right top.
    corners = (-60, -90, -20, height + 10, width + 90, height + 60, width + 20, -30)
    askew = page.transform(page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=DESK)
    small = askew.resize((width * 3 // 5, height * 3 // 5), Image.Resampling.BOX)
    shaded = ImageChops.multiply(small.filter(ImageFilter.GaussianBlur(0.8)), _shade(small.size))
    return _noisy(shaded, deviation=10)


QUALITIES: dict[str, Callable[[Image.Image], Image.Image]] = {"clean": clean, "skewed": skewed, "photo": photo}


def _shade(size: tuple[int, int]) -> Image.Image:
    """From full light at the left top to half of it at the right bottom."""
    corners = Image.new("L", (2, 2))
    corners.putdata([255, 153, 217, 130])
    return corners.resize(size, Image.Resampling.BILINEAR)


def _noisy(image: Image.Image, deviation: float) -> Image.Image:
    """Noise that is nearly normal: the mean of four even ones, whose deviation is 36.8."""
    random = Random(7)
    planes = [Image.frombytes("L", image.size, random.randbytes(image.width * image.height)) for _ in range(4)]
    mean = Image.blend(Image.blend(planes[0], planes[1], 0.5), Image.blend(planes[2], planes[3], 0.5), 0.5)
    noise = mean.point(lambda value: round((value - 127.5) * deviation / 36.8) + 128)
    return ImageChops.add(image, noise, scale=1, offset=-128)
