"""The document of the devices is taken where every name and every key stands once."""

import msgspec
import pytest

from core.commands import ChangeDocument
from core.devices import DEVICES, DeviceKey, DeviceKeys
from tests.core.play import Play, kinds


def written(*keys: DeviceKey) -> str:
    return msgspec.json.encode(DeviceKeys(keys)).decode()


def test_keys_are_taken(play: Play) -> None:
    body = written(DeviceKey("kios-1", "a" * 64), DeviceKey("layar-1", "b" * 64))
    assert kinds(play.do(ChangeDocument(DEVICES, body))) == ["document.changed"]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("{", "$"),
        (written(DeviceKey("kios-1", "kunci")), "$"),
        (written(DeviceKey("kios-1", "a" * 64), DeviceKey("kios-2", "a" * 64)), "$.keys[1].key"),
    ],
)
def test_a_document_that_would_mislead_is_refused(play: Play, body: str, path: str) -> None:
    assert play.refused(ChangeDocument(DEVICES, body)).values == {"name": DEVICES, "path": path}
