import { callText } from './code.ts';
import type { Code } from './code.ts';
import type { Act } from './sights.ts';
import type { Token } from './tokens.ts';

/** Names in compiled code come without what is handed over: there a loader is told only where the code is small. */
const smallAssembly = 12_000;
const registryWriters = new Set(['CreateSubKey', 'SetValue']);
const address = /\b(?:https?|wss?|ftps?):\/\//;

/** Acts of C# that a table of names cannot tell. */
export function actsOfCsharp(code: Code, i: number): readonly Act[] {
  const { text, tokens } = code;
  const name = tokens[i]?.value ?? '';
  const owner = tokens[i - 2]?.value;
  if (name === 'Start' && owner === 'Process') return ['process'];
  if (name === 'Process' && tokens[i - 1]?.value === 'new' && tokens[i + 1]?.value === '(') return ['process'];
  if (registryWriters.has(name) && /\bRegistry(?:Key)?\b/.test(text)) return ['write'];
  if (name === 'Load' && owner === 'Assembly' && loadsBytes(code, i)) return ['evaluate'];
  return [];
}

/** `Assembly.Load("Name")` and by an `AssemblyName` look up what is installed; bytes are code from elsewhere. */
function loadsBytes({ text, tokens }: Code, i: number): boolean {
  const first = tokens[i + 2];
  if (tokens[i + 1]?.value !== '(' || first === undefined || first.kind === 'text') return false;
  if (first.value === '_') return text.length < smallAssembly;
  return !tokens.slice(i + 2, i + 10).some((token) => /assemblyname|fullname|^name/i.test(token.value));
}

/** Acts of Java, Kotlin and Groovy that a table of names cannot tell. */
export function actsOfJava(code: Code, i: number): readonly Act[] {
  const { tokens } = code;
  const name = tokens[i]?.value ?? '';
  const owner = tokens[i - 2]?.value;
  const called = tokens[i + 1]?.value === '(';
  if (!called) return name === 'commandLine' && tokens[i + 1]?.kind === 'text' ? ['process'] : [];
  if ((name === 'URL' || name === 'URI') && address.test(callText(tokens, i))) return ['network'];
  if (name === 'load' && owner === 'System') return ['load-native'];
  if ((name === 'copy' || name === 'write') && owner === 'Files') return ['write'];
  if (name === 'getProperty' && callText(tokens, i) === 'user.home') return ['home'];
  if (name === 'me' && owner === 'Eval') return ['evaluate'];
  if (name === 'commandLine') return ['process'];
  return name === 'execute' && isGroovyCommand(tokens, i) ? ['process'] : [];
}

/** Groovy runs a text, or a list of texts, by `"…".execute()`. Source: Groovy Development Kit, String.execute. */
function isGroovyCommand(tokens: readonly Token[], i: number): boolean {
  const said = tokens[i - 2];
  if (tokens[i - 1]?.value !== '.' || tokens[i + 2]?.value !== ')') return false;
  return said?.kind === 'text' || (said?.value === ']' && tokens[i - 3]?.kind === 'text');
}

/** Acts of Go that a table of names cannot tell. */
export function actsOfGo({ tokens }: Code, i: number): readonly Act[] {
  const name = tokens[i]?.value ?? '';
  const owner = tokens[i - 2]?.value;
  if (/^(?:Get|Post|PostForm)$/.test(name) && owner === 'http') return ['network'];
  if (name === 'Open' && owner === 'plugin') return ['load-native'];
  if ((name === 'WriteFile' || name === 'OpenFile') && hasExecutableMode(tokens, i)) return ['chmod'];
  return [];
}

function hasExecutableMode(tokens: readonly Token[], i: number): boolean {
  for (let at = i + 2; at < i + 30; at++) {
    const token = tokens[at];
    if (token?.kind === 'number' && /^0o?7[0-7]{2}$/.test(token.value)) return true;
    if (token === undefined || (token.value === ')' && tokens[at + 1]?.value !== ',')) return false;
  }
  return false;
}

/** Acts of Rust that a table of names cannot tell. */
export function actsOfRust({ tokens }: Code, i: number): readonly Act[] {
  const name = tokens[i]?.value;
  if (name !== 'to_socket_addrs' && name !== 'lookup_host') return [];
  const before = tokens.slice(Math.max(0, i - 30), i);
  return before.some((token) => token.kind === 'text' && carriesData.test(token.value)) ? ['name-query'] : [];
}

/** `{}.x.example` is a name below a domain that stands in the code; `{}:{}` is any host. */
const carriesData = /^[^/:]{0,40}\{[^{}]{0,20}\}\.(?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,20}(?::\d{1,5})?$/i;
