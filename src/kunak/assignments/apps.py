"""The room for Django."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "kunak.assignments"
    label = "assignments"
