setup(install_requires=["ok==1.0", "not a name", "unclosed
