"""A device that was thrown out."""

REVOKED = 72
"""The exit code of the part that has heard it: all parts of the device are ended then."""
