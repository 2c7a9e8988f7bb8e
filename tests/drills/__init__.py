"""Drills: real processes, really killed."""
