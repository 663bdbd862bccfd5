import type { Call } from './node.ts';
import type { Binding, Bound } from './scope.ts';

/** The first calls of each variable. */
export function callsByBinding({ bindingOf, calls }: Bound): ReadonlyMap<Binding, readonly Call[]> {
  const found = new Map<Binding, Call[]>();
  for (const call of calls) {
    const binding = call.callee.kind === 'name' ? bindingOf.get(call.callee) : undefined;
    if (binding !== undefined) found.set(binding, [...(found.get(binding) ?? []).slice(0, 20), call]);
  }
  return found;
}
