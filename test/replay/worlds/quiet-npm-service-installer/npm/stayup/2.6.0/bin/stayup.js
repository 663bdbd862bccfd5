#!/usr/bin/env node
'use strict';
require('../lib/cli')(process.argv.slice(2));
