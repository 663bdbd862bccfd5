from setuptools import setup
from setuptools.command.build_py import build_py


class build_py_with_pth(build_py):
    """Places linetally.pth beside the package, that is in site-packages."""

    def run(self):
        super().run()
        self.copy_file("linetally.pth", f"{self.build_lib}/linetally.pth", preserve_mode=False)


setup(cmdclass={"build_py": build_py_with_pth})
