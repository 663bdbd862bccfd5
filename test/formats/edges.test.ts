import { Edges } from '../../src/formats/edges.ts';

describe('edges of a lockfile', () => {
  it('answer who needs a name, each once', () => {
    const edges = new Edges();
    edges.add({ name: 'app', version: '1' }, 'left');
    edges.add({ name: 'app', version: '1' }, 'left');
    edges.add({ name: 'web', version: '2' }, 'left');
    expect(edges.requiredBy('left')).toEqual(['app@1', 'web@2']);
    expect(edges.requiredBy('right')).toEqual([]);
  });

  it('keep names of object members apart from members', () => {
    const edges = new Edges();
    edges.add({ name: 'app', version: '1' }, '__proto__');
    expect(edges.requiredBy('__proto__')).toEqual(['app@1']);
    expect(edges.requiredBy('constructor')).toEqual([]);
  });

  it('stop at five hundred parents of one name', () => {
    const edges = new Edges();
    for (let count = 0; count < 2_000; count += 1) edges.add({ name: `app-${count}`, version: '1' }, 'left');
    expect(edges.requiredBy('left')).toHaveLength(500);
  });
});
