import type { Act, Sight } from '../sights.ts';
import { actOf } from './acts.ts';
import type { Followed } from './flows.ts';
import { harmlessImports } from './harmless-imports.ts';
import { functionsOf } from './link-calls.ts';
import type { Name, Node } from './node.ts';

/** What a name can be shown not to do. Other acts depend on what stands around them. */
const judged: ReadonlySet<Act> = new Set<Act>([
  'clipboard',
  'dns',
  'evaluate',
  'identity',
  'load-native',
  'network',
  'process',
  'text-record',
]);

/**
 * Tells sights of names that mean something else here: a method that is declared, a type, a variable or function of this
 * file. What is not known to be harmless is not: a parameter may be anything.
 */
export function harmlessSights(followed: Followed): (sight: Sight) => boolean {
  const imports = harmlessImports(followed);
  return ({ act, at }) => {
    if (!judged.has(act) || followed.bound.doubtful) return false;
    const use = followed.bound.uses.get(at);
    if (use === undefined) return followed.bound.declared.has(at) || imports.has(at);
    if (use.kind === 'name') return isHarmlessName(followed, use);
    return isHarmlessMember(followed, use, act);
  };
}

function isHarmlessName({ bound, evaluator, language }: Followed, name: Name): boolean {
  if (bound.declared.has(name.at)) return true;
  const value = evaluator.valueOf(name);
  const binding = bound.bindingOf.get(name);
  if (binding === undefined) return false;
  if (
    binding.open &&
    language === 'python' &&
    !runs.has(name.name) &&
    !bound.modules.has(name.name) &&
    binding.defs.length === 0
  )
    return true;
  return isOwn(value.kind);
}

/** A parameter of Python that is called like what runs code may be handed just that. */
const runs = new Set(['__import__', 'compile', 'eval', 'exec']);

function isOwn(kind: string): boolean {
  return kind === 'local' || kind === 'list' || kind === 'number' || kind === 'text';
}

function isHarmlessMember(followed: Followed, member: Extract<Node, { kind: 'member' }>, act: Act): boolean {
  const { evaluator, language, bound } = followed;
  const value = evaluator.valueOf(member);
  if (value.kind === 'local') return true;
  if (functionsOf(bound, member).length > 0 && evaluator.valueOf(member.object).kind !== 'unknown')
    return value.kind !== 'api';
  const object = evaluator.valueOf(member.object);
  if (object.kind === 'api') {
    if (value.kind === 'api' && actOf(value.path, language) === act) return false;
    return ordinary.test(object.path) && !/^:(?:Array|Object|Promise)\b.*\(/.test(object.path);
  }
  return object.kind === 'text' || object.kind === 'list' || object.kind === 'number';
}

/** Interfaces that have nothing of the kind, whatever their parts are called. */
const ordinary =
  /^(?::(?:Array|JSON|Math|Number|Object|Promise|RegExp|String|console|document)|assert|buffer|collections|datetime|events|fs|itertools|json|logging|path|pathlib|platform|re|stream|string|textwrap|threading|typing|url|util|zlib)(?:$|[.(])/;
