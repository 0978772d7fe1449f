"""Takes the pictures and lays them out on a page."""

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from core.site import Site
from display.app import Beside, Display, Options, application
from display.layout import Layout
from display.shots.scenes import SCENES, rehearsal
from display.span import parse_span

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1080, 1920))
NIGHT = parse_span("18:00-07:00")
THUMBNAIL = 200
TURNED = frozenset({"empty", "normal", "late"})
"""Where pictures and pages are shown: the next one."""
_SETTLED_MS = 160
"""After a change: until what moves in has come."""


@dataclass(frozen=True, slots=True)
class Picture:
    layout: Layout
    size: tuple[int, int]
    scene: str

    @property
    def file(self) -> str:
        return f"{self.layout}-{self.size[0]}x{self.size[1]}-{self.scene}.png"


def take(site: Site, options: Options, folder: Path) -> Iterator[Picture]:
    """Saves every picture of `site` in `folder` and yields what it is of. Raises OSError where it cannot be saved."""
    application()
    for layout in Layout:
        for size in SIZES:
            yield from _display(site, options, folder, layout, size)


def index(pictures: list[Picture], folder: Path) -> None:
    """Writes index.html: each scene in all its layouts, as small as from across a hall."""
    rows = []
    for scene in SCENES:
        cells = "".join(_figure(p) for p in pictures if p.scene == scene)
        rows.append(f"<h2>{html.escape(scene)}</h2><div>{cells}</div>")
    (folder / "index.html").write_text(_PAGE.format(body="\n".join(rows)), encoding="utf-8")


def _display(site: Site, options: Options, folder: Path, layout: Layout, size: tuple[int, int]) -> Iterator[Picture]:
    hall = rehearsal(site)
    look = replace(options.look, layout=layout, night=options.look.night or NIGHT, apology=True)
    zones = options.zones or (frozenset({site.zones[0].id}) if layout is Layout.ZONE else frozenset())
    beside = Beside(real=hall, kept=hall.kept)
    display = Display(hall, hall, hall, hall, replace(options, zones=zones, size=size, look=look), beside)
    try:
        for scene, play in SCENES.items():
            for _ in play(hall):
                display.session.look()
            if scene in TURNED:
                display.slides.turn()
            _wait(_SETTLED_MS)
            while display.slides.loading:
                _wait(_SETTLED_MS)
            picture = Picture(layout, size, scene)
            if not display.screen.window.grabWindow().save(str(folder / picture.file)):
                raise OSError(f"{picture.file} could not be written")
            yield picture
    finally:
        display.close()


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _figure(picture: Picture) -> str:
    name = f"{picture.layout} {picture.size[0]}×{picture.size[1]}"
    image = f'<img src="{picture.file}" width="{THUMBNAIL}" loading="lazy" alt="">'
    return f'<figure><a href="{picture.file}">{image}</a><figcaption>{html.escape(name)}</figcaption></figure>'


_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Besti: layar</title>
<style>
body {{ font-family: sans-serif; margin: 2em; background: #faf6ee; color: #0b1f3a }}
div {{ display: flex; flex-wrap: wrap; gap: 1em; align-items: flex-start }}
figure {{ margin: 0 }} figcaption {{ font-size: 0.8em }}
</style></head><body><h1>Besti: layar</h1>
<p>Setiap gambar selebar 200 piksel: seperti dilihat dari ujung ruangan. Klik untuk melihat ukuran penuh.</p>
{body}
</body></html>
"""
