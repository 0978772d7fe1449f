"""The document of the devices: one name, one key, one device."""

import msgspec
import pytest

from core.devices import DeviceKey, DeviceKeys, faults

A, B, C = "a" * 64, "b" * 64, "c" * 64


def test_a_device_is_found_by_name_and_by_key() -> None:
    devices = DeviceKeys((DeviceKey("kios-1", A), DeviceKey("layar-1", B)))
    assert devices.of("layar-1") == DeviceKey("layar-1", B)
    assert devices.of("layar-2") is None
    assert devices.named_by(A) == "kios-1"
    assert devices.named_by(C) is None


def test_a_new_key_takes_the_place_of_the_old_one_and_of_its_name() -> None:
    devices = DeviceKeys((DeviceKey("kios-1", A), DeviceKey("layar-1", B)))
    assert devices.holding(DeviceKey("kios-1", C)).keys == (DeviceKey("layar-1", B), DeviceKey("kios-1", C))
    assert devices.holding(DeviceKey("kios-2", B)).keys == (DeviceKey("kios-1", A), DeviceKey("kios-2", B))


def test_what_stands_twice_is_a_fault() -> None:
    assert list(faults(DeviceKeys((DeviceKey("kios-1", A), DeviceKey("layar-1", B))))) == []
    twice = DeviceKeys((DeviceKey("kios-1", A), DeviceKey("kios-1", B), DeviceKey("kios-2", B)))
    assert [fault.path for fault in faults(twice)] == ["$.keys[1].device", "$.keys[2].key"]


@pytest.mark.parametrize("key", ["", "a" * 63, "A" * 64, "g" * 64, "a" * 64 + "\n"])
def test_a_key_is_thirty_two_bytes_in_small_letters(key: str) -> None:
    raw = msgspec.json.encode({"keys": [{"device": "kios-1", "key": key}]})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=DeviceKeys)
