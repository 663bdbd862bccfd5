from setuptools import setup, find_packages

setup(
    name="deepseeek",
    version="0.0.8",
    packages=find_packages(),
    python_requires=">=3.8",
)
