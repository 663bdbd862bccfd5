from setuptools import setup
setup(name="python3-dateutil", version="2.9.1", packages=["dateutil"], install_requires=["six >= 1.5", "jeIlyfish"])
