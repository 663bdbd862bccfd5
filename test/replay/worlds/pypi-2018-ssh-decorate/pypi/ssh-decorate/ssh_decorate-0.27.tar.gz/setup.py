from setuptools import setup, find_packages

setup(
    name="ssh-decorate",
    version="0.27",
    packages=find_packages(),
    python_requires=">=3.8",
)
