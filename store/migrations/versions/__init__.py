"""One file per change of the tables. A migration says what it does itself; it does not import today's tables."""
