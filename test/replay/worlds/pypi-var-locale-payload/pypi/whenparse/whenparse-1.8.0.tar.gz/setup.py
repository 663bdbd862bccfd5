from setuptools import find_packages, setup

setup(
    name="whenparse",
    version="1.8.0",
    packages=find_packages(),
)
