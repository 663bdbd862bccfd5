#!/usr/bin/env bash
set -e
planner --version
