from setuptools import Extension, setup

setup(ext_modules=[Extension("swiftloop.loop", ["swiftloop/loop.c"], libraries=["uv"])])
