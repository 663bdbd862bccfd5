from setuptools import find_packages, setup

setup(
    name="apilink",
    version="3.4.1",
    packages=find_packages(),
)
