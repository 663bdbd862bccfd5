from setuptools import find_packages, setup

setup(
    name="whenparse",
    version="1.7.1",
    packages=find_packages(),
)
