import { growthOf, linear } from '../support/growth.ts';
import { EntryCollector } from '../../src/formats/collect.ts';

const reads = { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'yes' } as const;
const format = { id: 'x-lock', ecosystem: 'npm', kind: 'lockfile', reads } as const;
const sha512 = `sha512-${'A'.repeat(86)}==`;

function collect(fill: (collected: EntryCollector) => void, integrity: 'yes' | 'no' = 'no') {
  const collected = new EntryCollector({ ...format, reads: { ...reads, integrity } }, 'app/x.lock');
  fill(collected);
  return collected.finish();
}

describe('EntryCollector', () => {
  it('gathers an entry with what is known of it', () => {
    const set = collect((c) =>
      c.dependency({ name: 'a', version: '1.0.0', line: 3, endLine: 5, scope: 'dev', direct: true }),
    );
    expect(set.dependencies).toEqual([
      {
        ecosystem: 'npm',
        name: 'a',
        version: '1.0.0',
        place: { path: 'app/x.lock', line: 3, endLine: 5 },
        scope: 'dev',
        direct: true,
        origin: { kind: 'registry' },
        integrity: [],
        requiredBy: [],
      },
    ]);
    expect(set).toMatchObject({ path: 'app/x.lock', format: 'x-lock', problems: [], remarks: [] });
  });

  it('takes no address for a file that is pulled in, so that no login is kept', () => {
    const set = collect((c) => {
      c.include('deps/base', 1, { format: 'requirements-txt' });
      c.include('x https:/u:CANARY@h.example/y', 2);
    });
    expect(set.includes).toEqual([{ path: 'deps/base', line: 1, format: 'requirements-txt' }]);
    expect(set.remarks).toMatchObject([{ code: 'include-outside-repository', line: 2 }]);
    expect(JSON.stringify(set)).not.toContain('CANARY');
  });

  it('makes one entry of a release at several places, with the strongest scope', () => {
    const set = collect((c) => {
      c.dependency({ name: 'a', version: '1.0.0', line: 3, scope: 'dev', direct: false, requiredBy: ['z@1'] });
      c.dependency({ name: 'a', version: '1.0.0', line: 9, scope: 'runtime', direct: true, requiredBy: ['b@1'] });
    });
    expect(set.dependencies).toHaveLength(1);
    expect(set.dependencies[0]).toMatchObject({
      otherLines: [9],
      scope: 'runtime',
      direct: true,
      requiredBy: ['z@1', 'b@1'],
    });
  });

  it('keeps entries apart whose hash or origin differs', () => {
    const set = collect((c) => {
      c.dependency({ name: 'a', version: '1.0.0', integrity: [sha512] });
      c.dependency({ name: 'a', version: '1.0.0', integrity: [] });
      c.dependency({ name: 'a', version: '1.0.0', origin: { kind: 'path', path: 'a' } });
    });
    expect(set.dependencies).toHaveLength(3);
  });

  it.each([
    ['', '1.0.0', 'no name'],
    ['n'.repeat(215), '1.0.0', 'name of 215 characters'],
    ['a', '', 'no version'],
    ['a', '1'.repeat(257), 'version of 257 characters'],
  ])('reports an entry %.10j %.10j as unreadable', (name, version, reason) => {
    const set = collect((c) => c.dependency({ name, version, line: 7 }));
    expect(set.dependencies).toEqual([]);
    expect(set.problems).toEqual([
      { code: 'unreadable-entry', path: 'app/x.lock', line: 7, message: expect.stringContaining(reason) },
    ]);
  });

  it('cuts credentials out of everything that is kept and says so', () => {
    const set = collect((c) => {
      c.dependency({
        name: 'a',
        version: '1',
        origin: { kind: 'url', url: 'https://u:CANARY@h.example/a.tgz?token=CANARY&x=1' },
      });
      c.requirement({ name: 'b', range: 'git+https://CANARY@h.example/b.git', marker: 'https://u:CANARY@h.example' });
      c.problem('unreadable-file', 'no answer of https://u:CANARY@h.example');
    });
    expect(JSON.stringify(set)).not.toContain('CANARY');
    expect(set.dependencies[0]?.origin).toEqual({ kind: 'url', url: 'https://h.example/a.tgz?token=***&x=1' });
    expect(set.remarks.filter(({ code }) => code === 'credentials-in-address').map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it.each([
    ['https://bot', 'CANARY@h.example/a'],
    ['git+https://CANARY:x', 'h.example/a'],
  ])('takes no half of an address for a name: %s', (name, version) => {
    const set = collect((c) => c.dependency({ name, version, line: 4 }));
    expect(set.dependencies).toEqual([]);
    expect(set.problems).toMatchObject([{ code: 'unreadable-entry', line: 4 }]);
    expect(JSON.stringify(set)).not.toContain('CANARY');
  });

  it('cuts them out of what an entry says beside its name and address', () => {
    const secret = 'https://u:CANARY@h.example/x?token=CANARY';
    const set = collect((c) => {
      c.dependency({
        name: secret,
        version: '1',
        origin: { kind: 'git', url: 'https://h.example/x', commit: secret, ref: secret },
        integrity: [secret],
        requiredBy: [secret],
        uploadedAt: secret,
        digest: secret,
        subpath: secret,
        extras: [secret],
      });
      c.requirement({ name: 'b', range: '1', integrity: [secret] });
      c.remark('weak-pin', 'x', { name: secret });
    });
    expect(JSON.stringify(set)).not.toContain('CANARY');
    expect(set.dependencies[0]?.requiredBy).toEqual(['https://h.example/x?token=***']);
  });

  it.each(['git+ssh://git@github.com/a/b.git', 'git+https://git@github.com/a/b.git', 'ssh://me@h.example/x'])(
    'keeps the login name of %s',
    (url) => {
      const set = collect((c) =>
        c.dependency({ name: 'a', version: '1', origin: { kind: 'git', url, commit: 'a'.repeat(40) } }),
      );
      expect(set.dependencies[0]?.origin).toMatchObject({ url });
      expect(set.remarks).toEqual([]);
    },
  );

  it.each([
    ['a\u202eb', 'direction'],
    ['a\u200bb', 'direction|invisible'],
    ['re\u0430ct', 'several scripts'],
    ['\u0430\u0441\u0435', 'outside ASCII'],
    ['a b', 'white space'],
    ['[x](y)', 'markup'],
    ['../../x', 'climb'],
  ])('lists the name %j and remarks it', (name, reason) => {
    const set = collect((c) => c.dependency({ name, version: '1.0.0', line: 2 }));
    expect(set.dependencies[0]?.name).toBe(name);
    expect(set.remarks).toEqual([{ code: 'suspicious-name', line: 2, name, message: expect.stringMatching(reason) }]);
    expect(set.remarks[0]?.message).toMatch(/^[ -~]*$/);
  });

  it.each(['@scope/name', 'JSONStream', 'org.apache:commons', "old!'()*name"])(
    'has nothing to say of the name %s',
    (name) => {
      expect(collect((c) => c.dependency({ name, version: '1' })).remarks).toEqual([]);
    },
  );

  it('names a foreign registry once, a remote archive and a weak pin each time', () => {
    const set = collect((c) => {
      for (const name of ['a', 'b']) {
        c.dependency({ name, version: '1', origin: { kind: 'registry', url: `http://mirror.example/${name}` } });
        c.dependency({ name: `${name}2`, version: '1', origin: { kind: 'url', url: 'https://h.example/x.tgz' } });
        c.dependency({
          name: `${name}3`,
          version: '1',
          origin: { kind: 'git', url: 'https://h.example/x', ref: 'main' },
        });
      }
    });
    expect(set.remarks.map(({ code, name = '' }) => `${code} ${name}`)).toEqual([
      'registry-address ',
      'insecure-address ',
      'remote-address a2',
      'weak-pin a3',
      'remote-address b2',
      'weak-pin b3',
    ]);
  });

  it.each([
    ['../lib', undefined],
    ['../../lib', 'path-outside-repository'],
    ['/etc', 'path-outside-repository'],
    ['C:\\x', 'path-outside-repository'],
  ])('judges whether the path %s leaves the repository', (path, code) => {
    const set = collect((c) => c.dependency({ name: 'a', version: '1', origin: { kind: 'path', path } }));
    expect(set.remarks.map((remark) => remark.code)).toEqual(code === undefined ? [] : [code]);
  });

  it('remarks missing and weak hashes by entry, or of the whole file where no entry has one', () => {
    const mixed = collect((c) => {
      c.dependency({ name: 'a', version: '1', integrity: [sha512] });
      c.dependency({ name: 'b', version: '1' });
      c.dependency({ name: 'c', version: '1', integrity: ['sha1-AAAA'] });
      c.dependency({ name: 'd', version: '1', bundled: true });
    }, 'yes');
    expect(mixed.remarks.map(({ code, name }) => [code, name])).toEqual([
      ['integrity-missing', 'b'],
      ['weak-integrity', 'c'],
    ]);
    const bare = collect((c) => {
      for (let i = 0; i < 30; i += 1) c.dependency({ name: `p${i}`, version: '1' });
    }, 'yes');
    expect(bare.remarks).toEqual([{ code: 'integrity-missing', message: 'no entry of this file has a hash' }]);
  });

  it('takes a value that starts with a dash for an attempt at an option', () => {
    expect(collect((c) => c.dependency({ name: 'a', version: '--upload-pack=x' })).remarks).toMatchObject([
      { code: 'option-injection' },
    ]);
  });

  it('stays linear on an address that is a chain of schemes', () => {
    const take = (n: number) => collect((c) => c.dependency({ name: 'a', version: '1', marker: 'x://'.repeat(n) }));
    expect(take(200_000).dependencies).toHaveLength(1);
    expect(growthOf(take, 2_000)).toBeLessThan(linear);
  });
});
