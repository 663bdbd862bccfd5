import { growthOf, linear } from '../support/growth.ts';
import { cargoLock } from '../../src/formats/cargo/cargo-lock.ts';
import type { Format } from '../../src/formats/format.ts';
import { gemfileLock } from '../../src/formats/gem/gemfile-lock.ts';
import { gemfile } from '../../src/formats/gem/gemfile.ts';
import { goMod } from '../../src/formats/golang/go-mod.ts';
import { mixLock } from '../../src/formats/hex/mix-lock.ts';
import { mavenPom } from '../../src/formats/maven/pom.ts';

type Written = (many: number) => string;

const numbered = (many: number, line: (n: number) => string): string =>
  Array.from({ length: many }, (_, n) => line(n)).join('\n');
const cratesOfOneName = (many: number, needed: (n: number) => string): string =>
  numbered(
    many,
    (n) => `[[package]]\nname = "a"\nversion = "${n}.0.0"\nsource = "s${n}"\ndependencies = [\n "${needed(n)}",\n]\n`,
  );

/** Each would be slow if one part of the file were walked for every other. */
const files: readonly (readonly [string, Format, Written])[] = [
  [
    'as many replacements as requirements',
    goMod,
    (many) =>
      `module m\n${numbered(many, (n) => `require a.example/m v1.${n}.0`)}\n${numbered(many, (n) => `replace a.example/m v1.${n}.0 => b.example/m v1.0.0`)}`,
  ],
  [
    'as many checksums of one gem as entries of it',
    gemfileLock,
    (many) =>
      `GEM\n  specs:\n${numbered(many, (n) => `    a (1.0-p${n})`)}\n\nDEPENDENCIES\n  a\n\nCHECKSUMS\n${numbered(many, (n) => `  a (1.0-p${n}) sha256=${n}`)}\n`,
  ],
  [
    'as many parents as versions of one gem',
    gemfileLock,
    (many) => `GEM\n  specs:\n${numbered(many, (n) => `    a (${n})\n    p${n} (1)\n      a`)}\n\nDEPENDENCIES\n  a\n`,
  ],
  ['groups that are never closed', gemfile, (many) => numbered(many, (n) => `group :g${n} do\ngem "a${n}"`)],
  [
    'as many profiles as properties',
    mavenPom,
    (many) =>
      `<project><properties>${numbered(many, (n) => `<p${n}>1</p${n}>`)}</properties><profiles>${numbered(many, (n) => `<profile><dependencies><dependency><groupId>g</groupId><artifactId>a${n}</artifactId><version>\${p${n}}</version></dependency></dependencies></profile>`)}</profiles></project>`,
  ],
  [
    'many crates that all need one',
    cargoLock,
    (many) =>
      numbered(
        many,
        (n) => `[[package]]\nname = "p${n}"\nversion = "1.0.0"\nsource = "s"\ndependencies = [\n "a",\n]\n`,
      ),
  ],
  ['many versions of one crate, each of which needs the name', cargoLock, (many) => cratesOfOneName(many, () => 'a')],
  [
    'many versions of one crate, each of which needs the one before',
    cargoLock,
    (many) => cratesOfOneName(many, (n) => `a ${n - 1}.0.0`),
  ],
  [
    'many crates of one name and version',
    cargoLock,
    (many) => cratesOfOneName(many, (n) => `a ${n}.0.0 (s${n})`).replaceAll(/[0-9]+\.0\.0/g, '1.0.0'),
  ],
  ['braces that never close', mixLock, (many) => `%{${'{:a, '.repeat(many)}`],
];

describe('files made to be slow', () => {
  it.each(files)('are read with work that grows with their length: %s', (_, format, written) => {
    const set = format.parse(written(500), 'file');
    expect(set.dependencies.length + set.requirements.length + set.problems.length).toBeGreaterThan(0);
    expect(growthOf((many) => format.parse(written(many), 'file'), 500)).toBeLessThan(linear);
  });
});
