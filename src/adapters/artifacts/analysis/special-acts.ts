import { argumentsEnd, callText, isFixed, snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Sight } from './sights.ts';
import type { Language } from './language.ts';
import { actsOfCsharp, actsOfGo, actsOfJava, actsOfRust } from './special-compiled.ts';
import { actsOfPhp, actsOfRuby } from './special-scripting.ts';
import { isSweep } from './sweeps.ts';
import type { Token } from './tokens.ts';

/** What a table of names cannot say: conditions on arguments and neighbours. */
export function specialSights(code: Code, i: number): readonly Sight[] {
  const token = code.tokens[i];
  if (token === undefined) return [];
  const at = token.at;
  const here = (act: Sight['act']): readonly Sight[] => [
    { act, at, what: snippet(code, i), end: argumentsEnd(code, i) },
  ];
  if (isSweep(code, i)) return here('environment');
  if (handedSecret.test(token.value)) return [{ act: 'handed-secret', at, what: token.value }];
  if (
    isSeedName(token.value) ||
    (token.value.length <= 30 &&
      /(?:seeds?|private_?key)$/i.test(token.value) &&
      /wallet|mnemonic|keypair|solana|ethereum|bitcoin|web3/i.test(code.text))
  )
    return [{ act: 'seed', at, what: token.value }];
  if (code.language === 'javascript') return specialOfJavaScript(code, i, here);
  if (code.language === 'python') return specialOfPython(code, i, here);
  return (special[code.language]?.(code, i) ?? []).flatMap(here);
}

const special: Partial<Record<Language, (code: Code, i: number) => readonly Sight['act'][]>> = {
  csharp: actsOfCsharp,
  go: actsOfGo,
  java: actsOfJava,
  php: actsOfPhp,
  ruby: actsOfRuby,
  rust: actsOfRust,
};

const handedSecret = /^(?:pass(?:word|wd|phrase)|privateKey|private_key|pkey|secretKey|secret_key)$/;

type Here = (act: Sight['act']) => readonly Sight[];

function specialOfJavaScript(code: Code, i: number, here: Here): readonly Sight[] {
  const { tokens } = code;
  const name = tokens[i]?.value;
  if (
    name === 'Function' &&
    tokens[i + 1]?.value === '(' &&
    tokens[i - 1]?.value !== '.' &&
    tokens[i - 1]?.value !== 'function' &&
    !isFixed(tokens, i)
  )
    return here('evaluate');
  // The constructor of a function is Function: `f.constructor(text)` by way of any object's own constructor.
  if (name === 'constructor' && tokens[i - 1]?.value === '.' && tokens[i - 2]?.value === 'constructor')
    return here('evaluate');
  if (name === 'from' && tokens[i - 2]?.value === 'Buffer' && /base64|hex/.test(callText(tokens, i)))
    return here('decode');
  if (name === 'toString' && tokens[i - 1]?.value === '.' && /^(?:base64(?:url)?|hex)$/.test(callText(tokens, i)))
    return here('encode');
  if (name === 'ethereum' && tokens[i - 1]?.value === '.' && tokens[i + 1]?.value === '.') return here('wallet');
  if (name === 'mode' && /^0?o?7[0-7]{2}|^493$/.test((tokens[i + 2]?.value ?? '').replace(/^0o/, '')))
    return here('chmod');
  if ((name === 'lookup' || name === 'resolve') && isOfDns(tokens, i)) return here('dns');
  return [];
}

/** `dns.lookup(…)`, `dns.promises.resolve(…)`, `require("dns").lookup(…)`. */
function isOfDns(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.value !== '.' || tokens[i + 1]?.value !== '(') return false;
  return tokens.slice(Math.max(0, i - 6), i).some((token) => /^(?:node:)?dns(?:\/promises)?$/.test(token.value));
}

function specialOfPython(code: Code, i: number, here: Here): readonly Sight[] {
  const { tokens } = code;
  const name = tokens[i]?.value;
  if (name === 'open' && tokens[i + 1]?.value === '(' && /(?:^|\s)[wax]b?\+?(?:\s|$)/.test(callText(tokens, i)))
    return here('write');
  if (
    name === 'socket' &&
    tokens[i - 1]?.value !== '.' &&
    (tokens[i - 1]?.value === 'import' || tokens[i + 1]?.value === '.')
  )
    return here('network');
  if (name === 'request' && tokens[i - 2]?.value === 'urllib') return here('network');
  if (name === 'stack' && tokens[i - 2]?.value === 'inspect' && readsFilesNear(tokens, i)) return here('source-read');
  if (name === 'client' && tokens[i - 2]?.value === 'http') return here('network');
  if (name === 'loads' && tokens[i - 2]?.value === 'marshal') return here('evaluate');
  if (
    name === 'FunctionType' ||
    (name === 'compile' &&
      tokens[i + 1]?.value === '(' &&
      tokens[i - 1]?.value !== '.' &&
      callText(tokens, i).includes('exec'))
  )
    return here('evaluate');
  return [];
}

/** The files of the frames are opened: a logger names them only. */
function readsFilesNear(tokens: readonly Token[], i: number): boolean {
  const near = tokens.slice(i, i + 150);
  return near.some((token, at) => token.value === 'open' && near[at + 1]?.value === '(');
}

function isSeedName(name: string): boolean {
  if (name.length < 6 || name.length > 40 || !/nemonic|seed_?(?:phrase|words)|wallet_?seed/i.test(name)) return false;
  return !/public|type|length|error/i.test(name);
}
