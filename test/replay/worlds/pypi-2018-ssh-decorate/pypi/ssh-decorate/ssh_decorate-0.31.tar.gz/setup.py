from setuptools import setup, find_packages

setup(
    name="ssh-decorate",
    version="0.31",
    packages=find_packages(),
    python_requires=">=3.8",
)
