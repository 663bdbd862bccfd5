#!/usr/bin/env node
require('cross-env')(process.argv.slice(2))
