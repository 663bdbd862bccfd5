"""Builds the extension with what this machine offers."""
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import CCompilerError, ExecError, PlatformError

PROBE = """
#include <immintrin.h>
int main(void) { __m256i v = _mm256_setzero_si256(); return _mm256_extract_epi32(_mm256_add_epi32(v, v), 0); }
"""


def pkg_config(option, name):
    try:
        out = subprocess.run(["pkg-config", option, name], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return shlex.split(out)


class build_ext_probing(build_ext):
    def build_extensions(self):
        for extension in self.extensions:
            extension.extra_compile_args += shlex.split(os.environ.get("BLAKEHASH_CFLAGS", ""))
            if platform.machine().lower() in {"x86_64", "amd64"} and self.compiles(PROBE, ["-mavx2"]):
                extension.extra_compile_args.append("-mavx2")
                extension.define_macros.append(("HAVE_AVX2", "1"))
            if os.environ.get("BLAKEHASH_SYSTEM_LIBB2"):
                extension.extra_compile_args += pkg_config("--cflags", "libb2")
                extension.extra_link_args += pkg_config("--libs", "libb2")
        super().build_extensions()

    def build_extension(self, extension):
        try:
            super().build_extension(extension)
        except (CCompilerError, ExecError, PlatformError, OSError) as error:
            print(f"blakehash: no native module ({error}); the Python one is used", file=sys.stderr)

    def compiles(self, text, flags):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "probe.c")
            source.write_text(text)
            try:
                self.compiler.compile([str(source)], output_dir=folder, extra_postargs=flags)
            except Exception:
                return False
        return True


setup(
    packages=["blakehash"],
    ext_modules=[Extension("blakehash._native", ["src/native.c"], optional=True)],
    cmdclass={"build_ext": build_ext_probing},
)
