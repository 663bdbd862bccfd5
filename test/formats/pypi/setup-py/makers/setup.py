from setuptools import setup

setup(
    install_requires=list(("a==1.0",)),
    setup_requires="wheel",
    tests_require="q" if X else "r",
    extras_require=dict(doc=["sphinx==5"], t=["pytest"]),
)
