from setuptools import find_packages, setup

setup(
    name="apilink",
    version="3.4.0",
    packages=find_packages(),
)
