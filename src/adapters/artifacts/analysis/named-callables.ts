import type { Table } from './api-table.ts';
import { php, ruby } from './apis-scripting.ts';
import { argumentsEnd, callText, snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Act, Sight } from './sights.ts';

/** Functions of PHP that call what an argument names. Source: PHP manual, callables. */
const phpCallers = new Set([
  'ReflectionFunction',
  'array_filter',
  'array_map',
  'array_reduce',
  'array_walk',
  'call_user_func',
  'call_user_func_array',
  'forward_static_call',
  'iterator_apply',
  'preg_replace_callback',
  'register_shutdown_function',
  'register_tick_function',
  'set_error_handler',
  'set_exception_handler',
  'uasort',
  'uksort',
  'usort',
]);

/** Methods of Ruby that call, or hand out, the method that their first argument names. */
const rubyCallers = new Set(['__send__', 'instance_method', 'method', 'public_send', 'send']);

const telling: ReadonlySet<Act> = new Set(['decode', 'evaluate', 'network', 'process']);

/**
 * Calls by a name that is a value: `call_user_func('system', …)`, `$f = 'system'; $f(…)`, `Kernel.send(:system, …)`. What hides
 * does so, and a table of names sees no call there.
 */
export function namedCallables(code: Code): readonly Sight[] {
  if (code.language === 'php') return [...ofPhpCallers(code), ...ofPhpVariables(code)];
  return code.language === 'ruby' ? ofRuby(code) : [];
}

function ofPhpCallers(code: Code): readonly Sight[] {
  return code.phrases.flatMap((phrase) => {
    const act = actOf(php, phrase.value);
    if (act === undefined) return [];
    const caller = callerOf(code, phrase.first);
    return caller === undefined || !phpCallers.has(code.tokens[caller]?.value ?? '')
      ? []
      : [sightAt(code, caller, act)];
  });
}

/** The function among whose first arguments a token stands. */
function callerOf({ tokens }: Code, first: number): number | undefined {
  for (let at = first - 1; at >= 1 && first - at < 4; at--) {
    if (tokens[at]?.value === '(') {
      const name = tokens[at - 1];
      if (name?.kind === 'name' && name.value !== 'strrev') return at - 1;
    }
  }
  return undefined;
}

function ofPhpVariables(code: Code): readonly Sight[] {
  const { tokens } = code;
  const named = new Map<string, Act>();
  for (const phrase of code.phrases) {
    const act = phrase.value === 'file_get_contents' ? 'network' : actOf(php, phrase.value);
    const turned = tokens[phrase.first - 1]?.value === '(' && tokens[phrase.first - 2]?.value === 'strrev';
    const joined = tokens[phrase.first - 1]?.value === '[' && tokens[phrase.first - 2]?.value === ',';
    const equals = phrase.first - (turned ? 3 : joined ? 6 : 1);
    const name = tokens[equals - 1]?.value ?? '';
    if (act !== undefined && tokens[equals]?.value === '=' && name.startsWith('$')) named.set(name, act);
  }
  if (named.size === 0) return [];
  return tokens.flatMap((token, i) => {
    const act = token.kind === 'name' ? named.get(token.value) : undefined;
    if (act === undefined) return [];
    if (tokens[i + 1]?.value === '(')
      return act === 'network' && !/:\/\//.test(callText(tokens, i)) ? [] : [sightAt(code, i, act)];
    const caller = callerOf(code, i);
    return caller !== undefined && phpCallers.has(tokens[caller]?.value ?? '') ? [sightAt(code, caller, act)] : [];
  });
}

function ofRuby(code: Code): readonly Sight[] {
  const { tokens } = code;
  const texts = new Map(code.phrases.map((phrase) => [phrase.first, phrase.value]));
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'name' || !rubyCallers.has(token.value)) return [];
    const first = tokens[i + 1]?.value === '(' ? i + 2 : i + 1;
    const said = tokens[first]?.value === ':' ? tokens[first + 1]?.value : (texts.get(first) ?? '');
    const act = actOf(ruby, said ?? '');
    return act === undefined ? [] : [sightAt(code, i, act)];
  });
}

function actOf(table: Table, name: string): Act | undefined {
  return table.get(name.replace(/^\\/, ''))?.find((api) => telling.has(api.act) && api.stand.endsWith('call'))?.act;
}

function sightAt(code: Code, i: number, act: Act): Sight {
  return { act, at: code.tokens[i]?.at ?? 0, what: snippet(code, i), end: argumentsEnd(code, i) };
}
