import { createHash } from 'node:crypto';

/** One installed package of an invented project. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** Index of the package below which it is installed; undefined: at the top. */
  readonly below: number | undefined;
  /** Packages that it asks for, by name, with their ranges. */
  readonly needs: readonly (readonly [name: string, range: string])[];
  readonly integrity: string;
  readonly dev: boolean;
}

const words =
  'async babel cache chunk color core data debug file flow glob hash json lazy node parse path react regex stream string table token type util web'.split(
    ' ',
  );

/** Numbers that look drawn and are the same in every run (a linear congruential generator). */
export function drawn(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/**
 * The packages of a project as a package manager would install them: a third of the names are scoped, a third of the
 * entries stand below another one because their version differs from that at the top, each asks for up to six others.
 */
export function installed(count: number): readonly Installed[] {
  const draw = drawn(7);
  const top = Math.ceil(count * 0.66);
  const names = Array.from({ length: top }, (_, index) => nameOf(index, draw));
  return Array.from({ length: count }, (_, index) => {
    const nested = index >= top;
    const name = names[nested ? draw(top) : index] ?? 'left-over';
    const version = `${draw(9)}.${draw(20)}.${nested ? 50 + (index % 40) : draw(30)}`;
    const needs = new Map(Array.from({ length: draw(7) }, () => [names[draw(top)] ?? '', `^${draw(9)}.${draw(20)}.0`]));
    return {
      name,
      version,
      below: nested ? draw(top) : undefined,
      needs: [...needs],
      integrity: `sha512-${createHash('sha512').update(`${name}@${version}`).digest('base64')}`,
      dev: draw(4) === 0,
    };
  });
}

function nameOf(index: number, draw: (below: number) => number): string {
  const word = () => words[draw(words.length)] ?? '';
  const plain = `${word()}-${word()}-${index}`;
  return index % 3 === 0 ? `@${word()}/${plain}` : plain;
}
