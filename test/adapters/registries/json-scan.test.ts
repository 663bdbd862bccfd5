import fc from 'fast-check';
import { membersIn, valueOf } from '../../../src/adapters/registries/json-scan.ts';

const read = (text: string): readonly (readonly [string, unknown])[] => {
  const bytes = Buffer.from(text);
  return [...membersIn(bytes)].map((member) => [member.key, valueOf(bytes, member)]);
};

describe('membersIn', () => {
  it('finds the members of an object with their values', () => {
    expect(read(' { "a" : 1 , "b":{"c":[1,"}"]},"d":"\\"\\\\" , "é\\u0041": null } ')).toEqual([
      ['a', 1],
      ['b', { c: [1, '}'] }],
      ['d', '"\\'],
      ['éA', null],
    ]);
  });

  it('reads an empty object', () => {
    expect(read('{ }')).toEqual([]);
  });

  it.each(['', '[]', '1', '{"a"', '{"a":1', '{"a":"', '{"a" 1}', '{a:1}', '{"a":1 "b":2}', '{"a":"\\'])(
    'refuses %s',
    (text) => {
      expect(() => read(text)).toThrow(/./);
    },
  );

  it('does not mind how deep a value is', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"b":1}`;
    const bytes = Buffer.from(deep);
    expect([...membersIn(bytes)].map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('agrees with JSON.parse on any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), (object, spaced) => {
        const text = JSON.stringify(object, undefined, spaced ? 2 : undefined);
        const parsed: unknown = JSON.parse(text);
        expect(Object.fromEntries(read(text))).toEqual(parsed);
      }),
      { numRuns: 200 },
    );
  });
});
