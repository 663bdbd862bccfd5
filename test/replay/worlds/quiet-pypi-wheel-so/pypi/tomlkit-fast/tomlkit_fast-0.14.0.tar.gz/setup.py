from setuptools import Extension, setup

setup(ext_modules=[Extension("tomlkit_fast._speedups", ["tomlkit_fast/_speedups.c"], optional=True)])
