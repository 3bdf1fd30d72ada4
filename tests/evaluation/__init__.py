"""Measuring on gold data that is kept beside the project; nothing of it is in here."""
