import { cargoLock } from '../../src/formats/cargo/cargo-lock.ts';
import type { Format } from '../../src/formats/format.ts';
import { gemfileLock } from '../../src/formats/gem/gemfile-lock.ts';
import { gemfile } from '../../src/formats/gem/gemfile.ts';
import { goMod } from '../../src/formats/golang/go-mod.ts';
import { mixLock } from '../../src/formats/hex/mix-lock.ts';
import { mavenPom } from '../../src/formats/maven/pom.ts';

const many = 8_000;
const numbered = (line: (n: number) => string): string => Array.from({ length: many }, (_, n) => line(n)).join('\n');

/** Each would take minutes if one part of the file were walked for every other. */
const files: readonly (readonly [string, Format, string])[] = [
  [
    'as many replacements as requirements',
    goMod,
    `module m\n${numbered((n) => `require a.example/m v1.${n}.0`)}\n${numbered((n) => `replace a.example/m v1.${n}.0 => b.example/m v1.0.0`)}`,
  ],
  [
    'as many checksums of one gem as entries of it',
    gemfileLock,
    `GEM\n  specs:\n${numbered((n) => `    a (1.0-p${n})`)}\n\nDEPENDENCIES\n  a\n\nCHECKSUMS\n${numbered((n) => `  a (1.0-p${n}) sha256=${n}`)}\n`,
  ],
  [
    'as many parents as versions of one gem',
    gemfileLock,
    `GEM\n  specs:\n${numbered((n) => `    a (${n})\n    p${n} (1)\n      a`)}\n\nDEPENDENCIES\n  a\n`,
  ],
  ['groups that are never closed', gemfile, numbered((n) => `group :g${n} do\ngem "a${n}"`)],
  [
    'as many profiles as properties',
    mavenPom,
    `<project><properties>${numbered((n) => `<p${n}>1</p${n}>`)}</properties><profiles>${numbered((n) => `<profile><dependencies><dependency><groupId>g</groupId><artifactId>a${n}</artifactId><version>\${p${n}}</version></dependency></dependencies></profile>`)}</profiles></project>`,
  ],
  [
    'many versions of one crate, each needed by all of its name',
    cargoLock,
    numbered((n) => `[[package]]\nname = "p${n}"\nversion = "1.0.0"\nsource = "s"\ndependencies = [\n "a",\n]\n`),
  ],
  ['braces that never close', mixLock, `%{${'{:a, '.repeat(many * 10)}`],
];

describe('files made to be slow', () => {
  it.each(files)('are read in linear time: %s', (_, format, text) => {
    const started = performance.now();
    const set = format.parse(text, 'file');
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(set.dependencies.length + set.requirements.length + set.problems.length).toBeGreaterThan(0);
  });
});
