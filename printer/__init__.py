"""Tickets on thermal paper: what they say, how they become bytes, how they reach a printer, what became of them."""
