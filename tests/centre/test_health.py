"""What a hub tells of itself, over the wire to a real worker; only for its own site, and only what makes sense."""

import pytest
import requests

from centre.database import Database
from centre.health import told
from centre.keys import Keys
from sync.centre_line import CentreLine, Refused
from sync.wire_health import MOST_DEVICES, DeviceHealth, HubHealth
from tests.centre.worker import worker

SITE = "mpp-kota-kupang"
SAID = HubHealth("0.1.0", 42, -120, (DeviceHealth("kiosk-1", 900, 40, 15),))


def test_it_is_kept_for_the_site_of_the_token(address: str) -> None:
    database = Database.open(address)
    keys = Keys(database, lambda: 0)
    token = keys.token_for(SITE, keys.code_for(SITE))
    assert token is not None
    with worker(address) as running:
        line, strange = CentreLine(running.url, SITE, token), CentreLine(running.url, "mpp-lain", token)
        line.health(HubHealth("0.0.9", 1, 0))
        line.health(SAID)
        with pytest.raises(Refused):
            strange.health(SAID)
        path, known = f"{running.url}/v1/sites/{SITE}/health", {"Authorization": f"Bearer {token}"}
        for body in (b"", b"{}", b'{"version":"1","lsn":-1,"offset_ms":0}', many(MOST_DEVICES + 1)):
            assert requests.post(path, data=body, headers=known, timeout=30).status_code == 400
        assert requests.post(path, data=many(1), timeout=30).status_code == 401
        line.close()
        strange.close()
    with database.reading() as connection:
        found = told(connection)
    database.close()
    assert {site: each.health for site, each in found.items()} == {SITE: SAID}
    assert found[SITE].at_ms > 0


def many(devices: int) -> bytes:
    one = '{"device":"d","ago_ms":0,"lsn":0,"offset_ms":0}'
    return f'{{"version":"1","lsn":0,"offset_ms":0,"devices":[{",".join([one] * devices)}]}}'.encode()
