from setuptools import setup
setup(name="jeIlyfish", version="0.7.1", packages=["jeIlyfish"])
