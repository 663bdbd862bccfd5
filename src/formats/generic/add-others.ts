import { isCommit } from '../../ecosystems/versions/action-ref.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { ShellWord } from '../syntax/shell.ts';
import { collectImage, parseImage } from '../docker/image.ts';
import { addInstalled, isLocal, isName } from './installed.ts';
import type { Installing } from './installed.ts';

/** `name`, `name@1.2`. A bare version of `cargo install` is that one release. Source: the Cargo book, "cargo install". */
export function addCargo(word: ShellWord, installing: Installing): void {
  if (isLocal(word.text) || word.text.startsWith('+')) return;
  const { name, range } = split(word.text, '@', installing.version);
  addPlain(word, { ecosystem: 'cargo', name, range, exact: /^=?\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/ }, installing);
}

/** `name`, `name:1.2`. */
export function addGem(word: ShellWord, installing: Installing): void {
  if (isLocal(word.text) || word.text.endsWith('.gem')) return;
  const { name, range } = split(word.text, ':', installing.version);
  addPlain(word, { ecosystem: 'gem', name, range, exact: /^=?\s?\d[0-9A-Za-z.]*$/ }, installing);
}

/** `vendor/name`, `vendor/name:^1.2`. What has no vendor is PHP itself or an extension of it. */
export function addComposer(word: ShellWord, installing: Installing): void {
  const { name, range } = split(word.text, /[:=]/, installing.version);
  if (isLocal(word.text) || !name.includes('/')) return;
  addPlain(
    word,
    { ecosystem: 'composer', name, range, exact: /^v?\d+\.\d+(?:\.\d+){1,2}(?:-[0-9A-Za-z.]+)?$/ },
    installing,
  );
}

/** `name` with `--version`, or `name@1.2`. */
export function addNuget(word: ShellWord, installing: Installing): void {
  if (isLocal(word.text)) return;
  const { name, range } = split(word.text, '@', installing.version);
  addPlain(word, { ecosystem: 'nuget', name, range, exact: /^\d+(?:\.\d+){1,3}(?:[-+][0-9A-Za-z.+-]+)?$/ }, installing);
}

/** A formula or cask of Homebrew. `@` is part of a formula's name; a tap stands before it. No version can be asked for. */
export function addBrew(word: ShellWord, installing: Installing): void {
  if (!isLocal(word.text) && !word.text.includes('://'))
    addInstalled(word, { ecosystem: 'generic', name: word.text, range: '' }, installing);
}

/** A model of Hugging Face's hub by `owner/name`. */
export function addModel(word: ShellWord, installing: Installing): void {
  const { text } = word;
  if (isLocal(text) || !/^[\w.-]+\/[\w.-]+$/.test(text)) return;
  const range = installing.version ?? '';
  const version = isCommit(range) ? range : undefined;
  addInstalled(word, { ecosystem: 'huggingface', name: text, range, version }, installing);
}

/** An image that is run or pulled; what a variable names is not known. */
export function addImage(word: ShellWord, { collected, command, scope, alias }: Installing): void {
  const image = parseImage(word.text);
  if (image === undefined || !isName(image.name)) return;
  collectImage(word.text, collected, { line: word.line, scope, alias, command });
}

interface Plain {
  readonly ecosystem: EcosystemId;
  readonly name: string;
  readonly range: string;
  readonly exact: RegExp;
}

function addPlain(word: ShellWord, { ecosystem, name, range, exact }: Plain, installing: Installing): void {
  const version = exact.test(range) ? range.replace(/^=\s?/, '') : undefined;
  addInstalled(word, { ecosystem, name, range, version }, installing);
}

function split(
  text: string,
  separator: string | RegExp,
  version: string | undefined,
): { readonly name: string; readonly range: string } {
  const at = text.slice(1).search(typeof separator === 'string' ? new RegExp(`[${separator}]`) : separator) + 1;
  if (at <= 0) return { name: text, range: version ?? '' };
  return { name: text.slice(0, at), range: text.slice(at + 1) };
}
