import { callText } from './code.ts';
import type { Code } from './code.ts';
import type { Act } from './sights.ts';
import type { Token } from './tokens.ts';

const address = /\b(?:https?|ftps?):\/\//;
/** Functions of PHP that read an address as if it were a file. Source: PHP manual, supported protocols and wrappers. */
const phpReaders = new Set([
  'copy',
  'file',
  'file_get_contents',
  'fopen',
  'get_headers',
  'readfile',
  'simplexml_load_file',
]);
const includes = new Set(['include', 'include_once', 'require', 'require_once']);
const nearby = 80;

/** Acts of PHP that a table of names cannot tell. */
export function actsOfPhp(code: Code, i: number): readonly Act[] {
  const { tokens } = code;
  const name = tokens[i]?.value ?? '';
  if (name === 'fopen' && opensToWrite(code, i)) return ['write'];
  if (phpReaders.has(name) && tokens[i + 1]?.value === '(')
    return address.test(callText(tokens, i) || assignedText(tokens, i)) ? ['network'] : [];
  if (name === 'preg_replace' && tokens[i + 2]?.kind === 'text' && evaluates(tokens[i + 2]?.value ?? ''))
    return ['evaluate'];
  if (includes.has(name)) return includesWritten(tokens, i) ? ['evaluate'] : [];
  if (name === 'FFI' && tokens[i + 1]?.value === ':') return ['load-native'];
  return [];
}

/** The last argument is a mode such as `w` or `ab+`. */
function opensToWrite({ tokens }: Code, i: number): boolean {
  return /(?:^| )[wax]b?\+?$/.test(callText(tokens, i));
}

/** The text that was given to the variable which is the first argument. */
function assignedText(tokens: readonly Token[], i: number): string {
  const name = tokens[i + 2]?.value ?? '';
  if (!name.startsWith('$')) return '';
  for (let at = i - 1; at >= 0 && i - at < nearby * 3; at--)
    if (tokens[at]?.value === name && tokens[at + 1]?.value === '=') return tokens[at + 2]?.value ?? '';
  return '';
}

/** The modifier `e` of a pattern runs the replacement; PHP took it away in version 7. */
function evaluates(pattern: string): boolean {
  const close = pairs.get(pattern.charAt(0)) ?? pattern.charAt(0);
  return (
    /^[imsxADSUXJu]*e[imsxADSUXJue]*$/.test(pattern.slice(pattern.lastIndexOf(close) + 1)) && /^[^\w\s]/.test(pattern)
  );
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['<', '>'],
]);

/** `include $file` of what was written a moment before, or has no name: code that came from elsewhere. */
function includesWritten(tokens: readonly Token[], i: number): boolean {
  const name = tokens[i + 1]?.value === '(' ? tokens[i + 2]?.value : tokens[i + 1]?.value;
  if (name?.startsWith('$') !== true) return false;
  for (let at = i - 1; at >= 0 && i - at < nearby; at--) {
    if (tokens[at]?.value !== name) continue;
    if (tokens[at - 1]?.value === '(' && /^(?:file_put_contents|fwrite|fputs)$/.test(tokens[at - 2]?.value ?? ''))
      return true;
    if (tokens[at + 1]?.value === '=' && /^(?:tempnam|sys_get_temp_dir)$/.test(tokens[at + 2]?.value ?? ''))
      return true;
  }
  return false;
}

/** Acts of Ruby that a table of names cannot tell. */
export function actsOfRuby(code: Code, i: number): readonly Act[] {
  const { tokens } = code;
  const name = tokens[i]?.value ?? '';
  const said = textAfter(tokens, i);
  if (name === 'home') return tokens[i - 2]?.value === 'Dir' ? ['home'] : [];
  if (name === 'open' && tokens[i - 2]?.value === 'File' && opensToWrite(code, i)) return ['write'];
  if (name === 'open') return tokens[i - 2]?.value === 'URI' || address.test(said) ? ['network'] : [];
  if (name === 'unpack' || name === 'unpack1') return format(said, 'decode', 'encode');
  if (name === 'pack') return format(said, 'encode', 'decode');
  if (name === 'chr') return tokens.slice(Math.max(0, i - 6), i).some((token) => token.value === '^') ? ['decode'] : [];
  return name === 'dlopen' ? ['load-native'] : [];
}

/** `m` is base64 and `H*` hexadecimal, in which direction says the method. */
function format(said: string, base64: Act, hexadecimal: Act): readonly Act[] {
  if (/^m0?$/.test(said)) return [base64];
  return /^[Hh]\*$/.test(said) ? [hexadecimal] : [];
}

function textAfter(tokens: readonly Token[], i: number): string {
  const first = tokens[i + 1]?.value === '(' ? tokens[i + 2] : tokens[i + 1];
  return first?.kind === 'text' ? first.value : '';
}
