"""What a follower fetches beside the log: the times that the hub tells now, for screens of other machines."""

from store.follower import Follower
from sync.upstream import Upstream


def take_outlook(upstream: Upstream, follower: Follower) -> None:
    """Raises Cut and Strange, and the faults of the disk."""
    ahead = upstream.outlook()
    if ahead is not None:
        follower.tell(ahead)
