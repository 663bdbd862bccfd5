import { hostOf, isInsecure, withoutCredentials } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { addAddress } from './entry.ts';
import type { Stated } from './entry.ts';
import { sayIndex } from './index-address.ts';
import type { PipOption } from './pip-options.ts';

/** A file that a requirements file pulls in; `limits`: by `-c`, so that it asks for nothing itself. */
export interface Include {
  readonly path: string;
  readonly line: number;
  readonly limits?: true;
}

export interface OptionsReading {
  readonly collected: EntryCollector;
  readonly path: string;
  readonly includes: Include[];
}

/** Options whose values may begin with a hyphen, being options of the build themselves. */
const buildOptions = new Set(['--global-option', '--install-option', '--config-settings']);

/** Takes in one option of a requirements file. */
export function takeOption(reading: OptionsReading, option: PipOption, stated: Stated): void {
  const { collected } = reading;
  const { name, value } = option;
  const where = { line: stated.line };
  if (value.startsWith('-') && !buildOptions.has(name)) {
    collected.remark('option-injection', `the value of ${name} begins with a hyphen: ${echo(value)}`, where);
  }
  switch (name) {
    case '--requirement':
    case '--constraint':
      takeInclude(reading, option, stated.line ?? 1);
      return;
    case '--editable':
      addAddress(collected, { text: value }, stated);
      return;
    case '--index-url':
    case '--pypi-url':
    case '--extra-index-url':
      sayIndex(collected, value, { what: name, line: stated.line ?? 1 });
      return;
    case '--find-links':
      takeFindLinks(reading, value, stated.line ?? 1);
      return;
    case '--trusted-host':
      collected.remark('insecure-address', `certificates of ${echo(value)} are not checked (${name})`, where);
      return;
    default:
      return;
  }
}

function takeInclude({ collected, path, includes }: OptionsReading, { name, value }: PipOption, line: number): void {
  if (value.includes('${')) {
    collected.problem('unresolved-include', `${name} names its file by a variable: ${echo(value)}`, line);
    return;
  }
  const isRemote = hostOf(value) !== undefined;
  if (isRemote && isInsecure(value)) {
    collected.remark('insecure-address', `${name} reads a file over an unencrypted connection`, { line });
  }
  const isAddress = isRemote || /^[a-z][a-z0-9+.-]+:/i.test(value);
  const target = isAddress ? undefined : resolveInRepository(path, value);
  if (target !== undefined) includes.push({ path: target, line, ...(name === '--constraint' ? { limits: true } : {}) });
  else {
    const message = `${name} reads ${echo(withoutCredentials(value).text)}, which is not in the repository`;
    collected.remark('include-outside-repository', message, { line });
  }
}

function takeFindLinks({ collected, path }: OptionsReading, value: string, line: number): void {
  if (/^[a-z][a-z0-9+.-]+:/i.test(value) && !/^file:/i.test(value)) {
    sayIndex(collected, value, { what: '--find-links', line });
  } else if (resolveInRepository(path, value.replace(/^file:(?:\/\/)?/i, '')) === undefined) {
    collected.remark('path-outside-repository', `--find-links searches ${echo(value)}`, { line });
  }
}
