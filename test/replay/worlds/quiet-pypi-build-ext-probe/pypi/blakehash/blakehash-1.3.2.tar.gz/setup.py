from setuptools import Extension, setup

setup(ext_modules=[Extension("blakehash._native", ["src/native.c"])], packages=["blakehash"])
