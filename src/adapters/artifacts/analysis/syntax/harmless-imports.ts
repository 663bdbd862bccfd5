import type { Followed } from './flows.ts';
import type { Call, Node } from './node.ts';

/** What modules have besides what they are known for: tables, tests, types. */
const sideParts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['dns', new Set(['NODATA', 'NOTFOUND', 'setDefaultResultOrder'])],
  [
    'http',
    new Set([
      'Agent',
      'IncomingMessage',
      'METHODS',
      'OutgoingMessage',
      'STATUS_CODES',
      'ServerResponse',
      'maxHeaderSize',
      'validateHeaderName',
      'validateHeaderValue',
    ]),
  ],
  ['http2', new Set(['constants', 'sensitiveHeaders'])],
  ['https', new Set(['Agent'])],
  ['net', new Set(['BlockList', 'isIP', 'isIPv4', 'isIPv6'])],
]);

/**
 * Offsets of module names that are no import of what the module is known for: of which only tables, tests and types are
 * taken (`http.STATUS_CODES`, `net.isIP`), or that are an argument of a function of this file (`translate("request")`).
 */
export function harmlessImports(followed: Followed): ReadonlySet<number> {
  const found = new Set<number>();
  const imported = new Map<string, number[]>();
  const taken = new Set<string>();
  const note = (module: string | undefined, at: number): void => {
    if (module !== undefined && sideParts.has(module)) imported.set(module, [...(imported.get(module) ?? []), at]);
  };
  const required = new Map<Call, string>();
  for (const call of followed.bound.calls) {
    const [first] = call.args;
    if (first?.kind !== 'text') continue;
    const callee = followed.evaluator.valueOf(call.callee);
    if (callee.kind === 'local' && callee.node.kind === 'function') found.add(first.at);
    const path = callee.kind === 'api' ? followed.evaluator.pathOf(call) : undefined;
    if (path === undefined || !sideParts.has(path)) continue;
    note(path, first.at);
    required.set(call, path);
  }
  for (const node of followed.bound.imports) {
    const path = followed.evaluator.pathOf(node);
    if (node.names.length > 0) note(path, node.at);
    else if (path !== undefined) taken.add(path);
  }
  if (imported.size === 0) return found;
  for (const module of takenModules(followed, required)) taken.add(module);
  for (const [module, places] of imported) if (!taken.has(module)) for (const at of places) found.add(at);
  return found;
}

/** The modules in question of which something else is used, or that are handed on as a whole. */
function takenModules({ bound, evaluator }: Followed, required: ReadonlyMap<Call, string>): ReadonlySet<string> {
  const taken = new Set<string>();
  const accounted = new Set<Node>();
  for (const use of bound.uses.values()) {
    if (use.kind !== 'member') continue;
    const path = evaluator.pathOf(use.object);
    const side = path === undefined ? undefined : sideParts.get(path);
    if (path === undefined || side === undefined) continue;
    accounted.add(use.object);
    if (use.key.kind !== 'text' || !side.has(use.key.value)) taken.add(path);
  }
  for (const [name, { defs }] of bound.bindingOf) {
    for (const def of defs) accounted.add(def.kind === 'member' ? def.object : def);
    const path = accounted.has(name) ? undefined : evaluator.pathOf(name);
    if (path === undefined) continue;
    const dot = path.indexOf('.');
    const module = dot < 0 ? path : path.slice(0, dot);
    const side = sideParts.get(module);
    const isUse = bound.uses.get(name.at) === name && !bound.declared.has(name.at);
    if (side !== undefined && (dot < 0 ? isUse : !side.has(path.slice(dot + 1)))) taken.add(module);
  }
  for (const [call, module] of required) if (!accounted.has(call)) taken.add(module);
  return taken;
}
