import os
import subprocess
from setuptools import setup, Extension


def query_pg_config(name):
    pipe = subprocess.Popen(["pg_config", "--" + name], stdout=subprocess.PIPE)
    return pipe.communicate()[0].decode().strip()


macros = [("PSYCOPG_VERSION", "2.9.9")]
if os.environ.get("PG_CONFIG"):
    macros.append(("PG_VERSION", query_pg_config("version")))

setup(name="psycopg2", version="2.9.9", ext_modules=[Extension("psycopg2._psycopg", ["psycopg/psycopgmodule.c"])])
