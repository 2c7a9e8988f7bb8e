"""Makers of signatures."""
