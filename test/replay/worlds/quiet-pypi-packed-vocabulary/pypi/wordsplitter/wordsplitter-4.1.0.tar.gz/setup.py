from setuptools import find_packages, setup

setup(
    name="wordsplitter",
    version="4.1.0",
    packages=find_packages(),
)
