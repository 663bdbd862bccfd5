import os


class ConcurrencyOptions:
    def __init__(self, maximum_concurrent_activity_work_items=None, maximum_thread_pool_workers=None):
        processor_count = os.cpu_count() or 1
        self.maximum_concurrent_activity_work_items = maximum_concurrent_activity_work_items or 100 * processor_count
        self.maximum_thread_pool_workers = maximum_thread_pool_workers or processor_count + 4


class VersioningOptions:
    def __init__(self, version=None, default_version=None):
        self.version = version
        self.default_version = default_version
