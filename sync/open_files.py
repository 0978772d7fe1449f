"""How many files and connections this process may hold: each phone that watches is one, and services start with few."""

import resource

MOST = 65_536


def allow_many() -> int:
    """Raises the limit as far as this process may by itself, up to MOST; how many it is then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(MOST, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return MOST if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
