#!/usr/bin/env bash
set -e
planner --version
planner doctor || true
