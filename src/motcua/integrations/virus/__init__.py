"""Virus scanners of the installation's own network."""
