"""The page as a PDF on A4, in the typeface that Besti brings along: it looks the same on every machine."""

from pathlib import Path

import fontpkg_inter
from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# WeasyPrint lets the whole process take half a picture for a whole one; nobody else here wants that.
ImageFile.LOAD_TRUNCATED_IMAGES = False

_FACE = (Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf").as_uri()
_STYLE = f'@font-face {{ font-family: Inter; src: url("{_FACE}"); font-weight: 100 900; }}'


class _FaceOnly(URLFetcher):  # type: ignore[misc]
    """Reads the typeface and nothing else, from this machine or any other."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url != _FACE:
            raise ValueError(f"a report needs nothing from elsewhere: {url}")
        return super().fetch(url, headers)


def pdf(html: str) -> bytes:
    """`html`: a page of `summary.page`; it may not fetch anything but the typeface."""
    fonts, fetcher = FontConfiguration(), _FaceOnly()
    style = CSS(string=_STYLE, font_config=fonts, url_fetcher=fetcher)
    made = HTML(string=html, url_fetcher=fetcher)
    written: bytes = made.write_pdf(stylesheets=[style], font_config=fonts)
    return written
