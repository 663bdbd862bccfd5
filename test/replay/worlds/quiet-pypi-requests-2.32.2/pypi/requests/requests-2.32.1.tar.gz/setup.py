from setuptools import setup

setup(name="requests")
