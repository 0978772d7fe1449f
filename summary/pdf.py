"""The page as a PDF on A4, in the typeface that it carries: it looks the same on every machine."""

from PIL import ImageFile
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# WeasyPrint lets the whole process take half a picture for a whole one; nobody else here wants that.
ImageFile.LOAD_TRUNCATED_IMAGES = False

_TYPEFACE = "data:font/"


class _NothingElse(URLFetcher):  # type: ignore[misc]
    """Takes the typeface out of the page, and reads nothing from this machine or any other."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(_TYPEFACE):
            raise ValueError(f"a report needs nothing from elsewhere: {url}")
        return super().fetch(url, headers)


def pdf(html: str) -> bytes:
    """`html`: a page of `summary.page`; it may not fetch anything."""
    written: bytes = HTML(string=html, url_fetcher=_NothingElse()).write_pdf(font_config=FontConfiguration())
    return written
