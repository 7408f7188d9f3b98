"""Fonts by their names, from the directory of the environment or from the system's.

The fonts are those of Debian's packages fonts-dejavu, fonts-liberation, fonts-freefont-ttf,
fonts-open-sans and fonts-roboto-unhinted (taught), and fonts-lato, fonts-inconsolata,
fonts-noto-core and fonts-noto-mono (for the evaluation only). One font is in Pillow
itself; it is always there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

VARIABLE = "GLM4V_DEMO_FONTS"
"""Environment variable with the directory of the fonts, if they are not the system's."""

SYSTEM = Path("/usr/share/fonts")

BUILT_IN = "built-in"
"""The name of the font that Pillow carries."""

SMALLEST, LARGEST = 6, 500
"""Pixels of the sizes in which fonts are loaded."""

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Fonts:
    """A choice of fonts."""

    faces: tuple[str, ...]
    """Names of font files without their endings; those that are not there are left out."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fonts that there are, as `font` takes them."""
        return _found(self.faces, _directory())

    @property
    def files(self) -> list[Path]:
        """The files of the fonts that there are."""
        known = _files(_directory())
        return [known[name] for name in self.names if name in known]


def _family(name: str, *styles: str) -> tuple[str, ...]:
    return tuple(name + style for style in styles)


_SLANTED = ("-Regular", "-Bold", "-Italic", "-BoldItalic")

TAUGHT = Fonts(
    (
        *[BUILT_IN] * 4,
        *_family("DejaVuSans", "", "-Bold", "-Oblique", "-BoldOblique"),
        *_family("DejaVuSansCondensed", "", "-Bold", "-Oblique", "-BoldOblique"),
        *_family("DejaVuSansMono", "", "-Bold", "-Oblique", "-BoldOblique"),
        *_family("DejaVuSerif", "", "-Bold", "-Italic", "-BoldItalic"),
        *_family("DejaVuSerifCondensed", "", "-Bold", "-Italic", "-BoldItalic"),
        *_family("LiberationSans", *_SLANTED),
        *_family("LiberationSerif", *_SLANTED),
        *_family("LiberationMono", *_SLANTED),
        *_family("LiberationSansNarrow", *_SLANTED),
        *_family("FreeSans", "", "Bold", "Oblique", "BoldOblique"),
        *_family("FreeSerif", "", "Bold", "Italic", "BoldItalic"),
        *_family("FreeMono", "", "Bold", "Oblique", "BoldOblique"),
        *_family("OpenSans", *_SLANTED, "-Light", "-Semibold", "-ExtraBold", "-CondBold"),
        *_family("Roboto", *_SLANTED, "-Light", "-Medium", "-Black"),
        *_family("RobotoCondensed", "-Regular", "-Bold", "-Italic"),
    )
)
"""Those of the training."""

UNSEEN = Fonts(
    (
        *_family("Lato", *_SLANTED, "-Medium", "-Heavy", "-Black", "-Light"),
        "Inconsolata",
        *_family("NotoSans", *_SLANTED),
        *_family("NotoSansDisplay", *_SLANTED),
        *_family("NotoSansMono", "-Regular", "-Bold"),
        *_family("NotoSerif", *_SLANTED),
    )
)
"""Those that are kept from the training, for the evaluation."""


def taught_files() -> list[Path]:
    """Return the files that the training needs, for carrying them to another machine."""
    return TAUGHT.files


@lru_cache(maxsize=4000)
def font(name: str, size: int) -> Font:
    """Return a font in a size of so many pixels; the built-in one if there is none of the name."""
    size = max(SMALLEST, min(LARGEST, size))
    file = _files(_directory()).get(name)
    if file is None:
        return _built_in(size)
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _built_in(size: int) -> Font:
    found = ImageFont.load_default(size)
    if not isinstance(found, Font):
        raise OSError("Pillow was built without FreeType, which draws the letters")
    return found


def _directory() -> Path:
    return Path(os.environ.get(VARIABLE) or SYSTEM)


@cache
def _found(faces: tuple[str, ...], directory: Path) -> tuple[str, ...]:
    known = _files(directory)
    return tuple(name for name in faces if name == BUILT_IN or name in known) or (BUILT_IN,)


@cache
def _files(directory: Path) -> dict[str, Path]:
    """Return every font file below a directory by its name without the ending."""
    endings = {".ttf", ".otf"}
    return {file.stem: file for file in sorted(directory.rglob("*")) if file.suffix in endings}
