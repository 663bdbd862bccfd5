import process from 'node:process';
import fs from 'node:fs';
import nodePath from 'node:path';
import fastGlob from 'fast-glob';

const normalizeArguments = (fn) => async (patterns, options) => fn([patterns].flat(), { cwd: process.cwd(), ...options });

export const globby = normalizeArguments(async (patterns, options) => {
  const results = await fastGlob(patterns, options);
  return results.map((path) => nodePath.normalize(path));
});

export const isGitIgnored = (path) => fs.existsSync(path);
