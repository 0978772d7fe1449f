from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.small_disk import SmallDisk, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 16 MB."""
    with small_disk(tmp_path) as made:
        yield made
