from setuptools import find_packages, setup

setup(
    name="bitpackr",
    version="0.9.3",
    packages=find_packages(),
)
