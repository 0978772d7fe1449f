"""A thermal printer that speaks raw bytes: buffer, print engine, faults, and the paper that came out of it.

Written from the makers' tables, not from printer/: the two must be able to disagree.
"""
