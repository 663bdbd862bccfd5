#!/usr/bin/env node
'use strict';

const { checkAndPreparePackage } = require('./index.js');

checkAndPreparePackage(process.argv[2], process.argv[3], process.argv[4] === 'check');
