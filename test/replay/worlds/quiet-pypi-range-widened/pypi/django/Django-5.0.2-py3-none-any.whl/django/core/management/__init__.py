import os
import sys


class ManagementUtility:
    def __init__(self, argv=None):
        self.argv = argv or sys.argv[:]
        self.settings = os.environ.get("DJANGO_SETTINGS_MODULE")
