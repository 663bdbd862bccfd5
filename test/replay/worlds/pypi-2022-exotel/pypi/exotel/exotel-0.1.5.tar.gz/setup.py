from setuptools import setup

setup(name="exotel", version="0.1.5", packages=["exotel"], install_requires=["requests"])
