#!/usr/bin/env node
'use strict'
const commist = require('commist')()
commist.register('start', require('./start').start)
commist.parse(process.argv.slice(2))
