"""The words and the rules of a queue: pure, no clock, no randomness, no files, no network."""
