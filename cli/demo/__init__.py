"""The demo: a busy morning at the sample site, played by a driver on the real processes of one box."""
