import type { Random } from './random.ts';

/** Stands in every credential that the mutations write. It must never come back in anything that is shown. */
export const canary = 'CANARY';

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  'length',
] as const;

const texts = [
  '',
  ' ',
  '.',
  '..',
  '../../../etc/passwd',
  '/',
  '\\',
  '-rf',
  '--index-url=http://evil.example/',
  '@',
  '@/',
  '@scope',
  '@scope/',
  ':',
  '::',
  '=',
  '==',
  '#',
  '${HOME}',
  '`id`',
  '$(id)',
  '<script>alert(1)</script>',
  '![x](https://evil.example/x.png)',
  '@everyone',
  "'",
  '"',
  '\\"',
  '\\u0000',
  '\\ud800',
  '%00',
  '%2e%2e%2f',
  'null',
  'undefined',
  'NaN',
  'true',
  'no',
  '0',
  '-0',
  '-1',
  '1e400',
  '9007199254740993',
  '99999999999999999999999999999999999999999999',
  '1.0.0',
  '*',
  'latest',
  '^1',
  '>=1 <2 || 3',
  'npm:other@1.0.0',
  'file:../x',
  'link:../../x',
  'workspace:*',
  'git@github.com:a/b.git#main',
  'git+ssh://git@github.com/a/b.git#0000000000000000000000000000000000000000',
  'github:a/b#semver:^1',
  'http://evil.example/a.tgz',
  'https://[::1]:99999/x',
  'https://evil.example\\@good.example/x',
  'file:///etc/passwd',
  'data:text/plain,x',
  'sha512-AAAA',
  'sha1-AAAA sha512-BBBB',
  'md5:0',
  '!!js/function x',
  '&a *a',
  '<<: *x',
  '? x',
  '- - - -',
  '[[x]]',
  '[x',
  '{x',
  "'''",
  '"""',
  'a=[1 #',
  '\r',
  '\r\n\r',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\u2066x\u2069',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ud800',
  '\u0456',
  'ﬁ',
  'İ',
  'ß',
  '😀',
  '\u0085',
  '\u00a0',
  '\u3000',
  '1970-01-01T00:00:00Z',
  '<<<<<<< ours',
  '>>>>>>> theirs',
] as const;

/** A short text that some reader somewhere has stumbled over. */
export function hostileText(random: Random): string {
  if (random.chance(0.15)) return random.pick(names);
  if (random.chance(0.1)) return longText(random);
  return random.pick(texts);
}

/** Long runs of one piece: what quadratic scans and backtracking patterns dislike. */
function longText(random: Random): string {
  const piece = random.pick([
    'a',
    ' ',
    '-',
    '.',
    '1.',
    '/',
    '(',
    '[',
    '{',
    '"',
    '\\',
    '@',
    ',',
    '\t',
    '#',
    '\n',
    '%',
    '😀',
    'a@1, ',
    '=<',
  ] as const);
  return piece.repeat(random.pick([40, 300, 2_000, 20_000] as const));
}

/** Brackets or words that open many levels and may close them again. */
export function deepText(random: Random): string {
  const depth = random.pick([60, 250, 5_000] as const);
  const [open, close] = random.pick<readonly [string, string]>([
    ['[', ']'],
    ['{"a":', '}'],
    ['{a = ', '}'],
    ['(', ')'],
    ['<a>', '</a>'],
    ['- ', ''],
    ['[[', ']]'],
    ['a.', ''],
    ['${', '}'],
    ['"', ''],
  ] as const);
  return open.repeat(depth) + (random.chance(0.5) ? `1${close.repeat(depth)}` : '');
}

/** An address or setting that holds a credential with the canary in it. */
export function credential(random: Random): string {
  const secret = `${canary}${random.below(1_000_000)}`;
  return random.pick([
    `https://bot:${secret}@registry.example/a/-/a-1.0.0.tgz`,
    `https://${secret}@registry.example/simple/`,
    `git+https://${secret}:x-oauth-basic@git.example/a/b.git#main`,
    `https://registry.example/a.tgz?token=${secret}`,
    `https://registry.example/a.tgz?x=1&X-Amz-Signature=${secret}&y=2`,
    `https://registry.example/a.tgz#api_key=${secret}`,
    `ssh://git:${secret}@git.example/a/b.git`,
    `https://a${'b'.repeat(random.below(120))}:${secret}@registry.example/`,
    `http://user:${secret}@127.0.0.1:8080/simple`,
    `${'x'.repeat(random.below(90))} https://u:${secret}@h.example/`,
    `hg+https://u:${secret}@hg.example/x@tip`,
    `HTTPS://U:${secret}@H.EXAMPLE/`,
    `https://u:p(s)!${secret}@h.example:8443/x?y=z`,
    `https://u:é${secret}@h.example/`,
  ] as const);
}
