"""Pictures and pages of text between the calls."""
