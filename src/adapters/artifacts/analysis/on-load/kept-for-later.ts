import type { Call } from '../syntax/node.ts';

/** What frameworks hand a function to that is to run when a user, a request or a test asks for it. */
const keepers: ReadonlySet<string> = new Set([
  'action',
  'addCommand',
  'add_command',
  'argument',
  'cached_property',
  'classmethod',
  'command',
  'describe',
  'errorhandler',
  'fixture',
  'group',
  'handler',
  'it',
  'lru_cache',
  'option',
  'property',
  'route',
  'set_defaults',
  'setter',
  'staticmethod',
  'task',
  'test',
  'use',
]);
/** The same where the first argument is a path: `app.get("/", …)` and not `https.get(url, …)`. */
const routes: ReadonlySet<string> = new Set(['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put']);
/** What takes a function that is to hear of events. */
export const listeners: ReadonlySet<string> = new Set(['addEventListener', 'addListener', 'on', 'once']);
/** Events that come by themselves, in what was started or at the end of the program. */
const certain: ReadonlySet<string> = new Set([
  'DOMContentLoaded',
  'beforeExit',
  'close',
  'connect',
  'data',
  'end',
  'error',
  'entry',
  'exit',
  'finish',
  'line',
  'listening',
  'load',
  'online',
  'open',
  'readable',
  'ready',
  'response',
  'secureConnect',
  'spawn',
  'uncaughtException',
  'unhandledRejection',
  'warning',
]);

/** The name of the function that keeps what it is handed for later; undefined where it may call it at once. */
export function keeperOf({ callee, args }: Call): string | undefined {
  const named = callee.kind === 'call' ? callee.callee : callee;
  const name = nameOf(named);
  if (name === undefined) return undefined;
  if (keepers.has(name)) return name;
  const first = callee.kind === 'call' ? callee.args[0] : args[0];
  const text = first?.kind === 'text' ? first.value : undefined;
  if (routes.has(name)) return text?.startsWith('/') === true ? name : undefined;
  return listeners.has(name) && text !== undefined && !certain.has(text) ? name : undefined;
}

/** The last word of what is called. */
export function nameOf(node: Call['callee']): string | undefined {
  if (node.kind === 'name') return node.name;
  return node.kind === 'member' && node.key.kind === 'text' ? node.key.value : undefined;
}
