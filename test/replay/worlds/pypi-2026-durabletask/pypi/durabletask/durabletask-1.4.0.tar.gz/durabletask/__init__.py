# Copyright (c) Microsoft Corporation.
# Licensed under the MIT License.

"""Durable Task SDK for Python"""

from durabletask.worker import ConcurrencyOptions, VersioningOptions

__all__ = ["ConcurrencyOptions", "VersioningOptions"]

PACKAGE_NAME = "durabletask"
