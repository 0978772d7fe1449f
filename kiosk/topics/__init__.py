"""One file for each thing that a page asks or tells: what it shows, and what choosing something there leads to."""
