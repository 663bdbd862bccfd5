#!/usr/bin/env node
// Runs its arguments on Node 24, whatever Node started it: `node bin/node24.js FILE ARGS…`.
// Plain JavaScript, because it must run on the machine's own, possibly older, Node.
import { spawnSync } from 'node:child_process';
import { findNode24 } from './find-node24.js';

const result = spawnSync(findNode24(), process.argv.slice(2), { stdio: 'inherit' });
if (result.error) throw result.error;
process.exitCode = result.status ?? 1;
