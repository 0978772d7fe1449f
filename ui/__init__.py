"""What the two Qt programs share: theme, jobs, crash page."""
