"""Kunak: cooperation agreements between regions, kept working."""

__version__ = "0.1.0"
