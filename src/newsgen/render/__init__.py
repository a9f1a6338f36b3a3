"""Targets become bytes: a kit holds what that takes, once per process."""
