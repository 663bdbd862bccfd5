from setuptools import setup

VERSION = "1.0"
computed = ["ghost==1.0"]
setup(
    name="example",  # install_requires=["comment==1.0"]
    description="""install_requires=["text==1.0"]""",
    install_requires=[
        "requests>=2.31",
        'click==8.1.7',
        "com" + "puted==1.0",
        f"formatted=={VERSION}",
        "marked==2.0; python_version < '3.11'",
    ] + computed,
    extras_require={
        "docs": ["sphinx==7.2.6"],
        "all": computed,
    },
    **{"setup_requires": ("wheel",)},
)
