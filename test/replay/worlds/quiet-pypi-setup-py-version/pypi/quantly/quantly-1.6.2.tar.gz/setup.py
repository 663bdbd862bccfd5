import os

from setuptools import find_packages, setup

here = os.path.abspath(os.path.dirname(__file__))
about = {}
with open(os.path.join(here, "quantly", "_version.py"), encoding="utf-8") as f:
    exec(f.read(), about)

with open(os.path.join(here, "README.md"), encoding="utf-8") as f:
    readme = f.read()

setup(
    name="quantly",
    version=about["__version__"],
    description=about["__summary__"],
    long_description=readme,
    long_description_content_type="text/markdown",
    url="https://github.com/oduya/quantly",
    author="Chidi Oduya",
    license="MIT",
    packages=find_packages(exclude=["tests", "tests.*"]),
    python_requires=">=3.9",
    extras_require={"test": ["pytest", "hypothesis"]},
)
