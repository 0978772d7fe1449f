"""The page as a PDF on A4."""

from weasyprint import HTML


def pdf(html: str) -> bytes:
    """`html`: a page of `summary.page`; it may not fetch anything."""
    written: bytes = HTML(string=html, url_fetcher=_nothing).write_pdf()
    return written


def _nothing(url: str) -> dict[str, object]:
    raise ValueError(f"a report needs nothing from elsewhere: {url}")
