"""Benches: `besti bench NAME --json`. Meant for sites too: will this box do?"""
