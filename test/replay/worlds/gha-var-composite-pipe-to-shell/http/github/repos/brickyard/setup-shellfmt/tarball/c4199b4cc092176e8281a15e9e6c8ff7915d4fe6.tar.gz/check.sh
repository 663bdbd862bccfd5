#!/usr/bin/env bash
set -e
shellfmt --version
