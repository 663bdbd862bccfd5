from setuptools import find_packages, setup

setup(
    name="translately",
    version="1.5.0",
    packages=find_packages(),
)
