import { treeOf } from './tree-of.ts';

describe('names that stand for each other in rings', () => {
  const rings = [
    'const x = x.y; x.y.z(fetch(x)); eval(x.y)',
    'class C extends x.C {} const x = {}; x.C = x.C; x.C = new x.C().C; new x.C().run(eval(x.C))',
    'const f = () => f().g; const g = f().g.f; g.f(); eval(g.f().g)',
    'const a = { ...b }, b = { ...c }, c = { ...a }; a.k(b.k, c.k); eval(a.k)',
  ];

  it.each(rings)('come to an end: %s', (code) => {
    expect(treeOf(code, 'javascript')?.acts).toContain('evaluate');
  });
});
