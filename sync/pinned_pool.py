"""urllib3 to a hub that is known by its key."""

import urllib3
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection

from sync.pinned import Known, WrongKey, context, must_be_known


def pinned_pool(known: Known) -> urllib3.PoolManager:
    """Before anything is said the key is looked at; a wrong one is a fault of the connection."""

    class Connection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            try:
                must_be_known(self.sock, known)
            except WrongKey:
                self.close()
                raise
            # By its key, which says more than a certificate could.
            self.is_verified = True

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    made = urllib3.PoolManager(1, maxsize=2, retries=False, ssl_context=context(), assert_hostname=False)
    made.pool_classes_by_scheme = {"https": Pool}
    return made
