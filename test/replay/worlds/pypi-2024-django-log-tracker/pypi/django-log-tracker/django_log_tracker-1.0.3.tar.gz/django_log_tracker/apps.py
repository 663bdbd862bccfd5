from django.apps import AppConfig


class Config(AppConfig):
    name = 'django_log_tracker'
