from setuptools import setup, find_packages

setup(
    name="acloud-client",
    version="0.1.10",
    packages=find_packages(),
    python_requires=">=3.8",
)
