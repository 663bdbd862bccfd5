import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ecosystems } from '../src/ecosystems/index.ts';
import { formats } from '../src/formats/index.ts';
import { defaultPolicy } from '../src/policy/default.ts';
import { signals } from '../src/signals/index.ts';
import { commands } from '../src/cli/commands.ts';

const sorted = (ids: readonly string[]) => ids.toSorted((a, b) => (a < b ? -1 : 1));

describe('the tables', () => {
  it('are sorted and hold each id once', () => {
    for (const ids of [
      formats.map((f) => f.id),
      signals.map((s) => s.id),
      Object.keys(ecosystems),
      Object.keys(defaultPolicy.signals),
      commands.map((c) => c.usage),
    ]) {
      expect(ids).toEqual(sorted([...new Set(ids)]));
    }
  });

  it('give every signal an action in the default policy, and no other', () => {
    expect(Object.keys(defaultPolicy.signals)).toEqual(signals.map((signal) => signal.id));
  });

  it('have a test for every file of a signal', () => {
    const files = readdirSync('src/signals').filter(
      (file) =>
        file.endsWith('.ts') && !['index.ts', 'signal.ts', 'define-signal.ts', 'capability-signal.ts'].includes(file),
    );
    expect(files.filter((file) => !existsSync(`test/signals/${file.replace(/\.ts$/, '.test.ts')}`))).toEqual([]);
  });

  it('have fixtures or a test for every format', () => {
    const tests = readdirSync('test/formats', { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(`test/formats/${name}`, 'utf8'))
      .join('\n');
    const constants = readFileSync('src/formats/index.ts', 'utf8').matchAll(
      /import \{ ([^}]+) \} from '\.\/(?!format)/g,
    );
    const names = [...constants]
      .flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim()))
      .filter((name) => !name.startsWith('type '));
    expect(names.length).toBeGreaterThanOrEqual(formats.length);
    expect(names.filter((name) => !tests.includes(name))).toEqual([]);
  });

  it('give every signal words that a person can act on', () => {
    for (const signal of signals) {
      expect(signal.title.length).toBeGreaterThan(5);
      expect(signal.why.length).toBeGreaterThan(30);
      expect(signal.remedy.length).toBeGreaterThan(20);
    }
  });
});
