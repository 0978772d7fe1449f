"""The waiting-room screen and its voice."""
