"""Servers: asking one that runs somewhere, and running one on this machine."""
