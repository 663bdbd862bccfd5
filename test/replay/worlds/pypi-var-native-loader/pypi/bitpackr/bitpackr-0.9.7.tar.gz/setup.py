from setuptools import find_packages, setup

setup(
    name="bitpackr",
    version="0.9.7",
    packages=find_packages(),
)
