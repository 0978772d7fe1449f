"""Hub, followers and the remote decider."""
