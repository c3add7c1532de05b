"""The room for Django."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "kunak.groups"
    label = "groups"
