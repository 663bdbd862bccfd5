'use strict'

require('dotenv').config()
const resolveFrom = require('resolve-from')
const { spawn } = require('node:child_process')

module.exports.start = (args) => spawn(process.execPath, [resolveFrom(process.cwd(), 'fastify'), ...args], { stdio: 'inherit' })
