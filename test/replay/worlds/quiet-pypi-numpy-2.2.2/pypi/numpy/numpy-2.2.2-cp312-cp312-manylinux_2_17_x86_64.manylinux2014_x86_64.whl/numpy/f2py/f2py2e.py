import subprocess


def run_compile(args):
    return subprocess.call(args)
