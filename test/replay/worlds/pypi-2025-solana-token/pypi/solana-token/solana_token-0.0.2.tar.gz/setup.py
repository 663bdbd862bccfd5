from setuptools import setup, find_packages

setup(
    name="solana-token",
    version="0.0.2",
    packages=find_packages(),
    python_requires=">=3.8",
)
