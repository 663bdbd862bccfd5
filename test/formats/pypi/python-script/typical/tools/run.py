#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#   "rich==13.7.1",
# ]
#
# [tool.uv]
# extra-index-url = ["https://pypi.corp.example/simple"]
# ///

import requests
