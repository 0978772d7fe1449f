"""What a follower fetches beside the log: the times that the hub tells now, for screens of other machines."""

from core.words import Role
from store.follower import Follower
from sync.upstream import Upstream


def take_outlook(upstream: Upstream, follower: Follower) -> None:
    """A kiosk is asked by whoever waits; a display tells of queues alone, so it is spared the rest.

    Raises Cut and Strange, and the faults of the disk.
    """
    known = follower.state.devices.get(follower.device)
    ahead = upstream.outlook(tickets=known is not None and known.role is Role.KIOSK)
    if ahead is not None:
        follower.tell(ahead)
