"""Measured by hand; nothing here is a test."""
