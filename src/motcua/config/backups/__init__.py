"""Backups: data in one place, keys of persons in a file of their own (ADR 0013).

A backup is a folder: the database without live keys of persons, the files of the data folder, the
keys of persons, the keys of the installation, and a manifest that says what is what. Erasing a
person reaches every registered backup's key file, and a restore erases again whoever was erased.
"""
