#!/usr/bin/env node
import { program } from 'commander'
import colors from 'picocolors'
import { start } from './start.js'

program.command('start').action(() => start(process.argv.slice(3)))
program.parseAsync().catch((error) => { console.error(colors.red(error.message)); process.exitCode = 1 })
