"""Tickets on thermal paper."""
