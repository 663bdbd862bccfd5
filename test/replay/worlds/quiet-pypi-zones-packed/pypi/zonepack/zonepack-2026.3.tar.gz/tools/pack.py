"""Packs the compiled rules: python tools/pack.py rules.txt > zonepack/_data.py"""
import base64
import sys
import textwrap
import zlib

text = open(sys.argv[1], "rb").read()
print("PACKED = (")
for line in textwrap.wrap(base64.b64encode(zlib.compress(text, 9)).decode(), 100):
    print(f'    "{line}"')
print(")")
