"""Measurements that a site can repeat on its own machine."""
