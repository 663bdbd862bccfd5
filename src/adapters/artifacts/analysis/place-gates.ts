import type { Code } from './code.ts';
import type { Draft } from './combine.ts';
import type { Token } from './tokens.ts';

const zone = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][\w+/-]{2,40}$/;
/** A list of all zones is data; a handful is a choice. */
const fewest = 2;
const mostZones = 40;
/** Characters around the place where the zone is read within which it counts as compared. */
const near = 2500;
/** What such code does to who is there: it speaks, opens pages, ends programs, writes or removes files. */
const acts: ReadonlySet<string> = new Set([
  'alert',
  'confirm',
  'exit',
  'log',
  'open',
  'rmSync',
  'unlinkSync',
  'writeFile',
  'writeFileSync',
]);

/**
 * Code that asks in which time zone the machine is, compares the answer with a few zones and then does something visible: how
 * protest and sabotage pick one country's users (es5-ext and event-source-polyfill 2022).
 */
export function placeGates({ tokens, language }: Code, isAdded: (at: number) => boolean): readonly Draft[] {
  if (language !== 'javascript') return [];
  const read = tokens.find(
    (token, i) => token.value === 'timeZone' && tokens[i - 1]?.value === '.' && isAdded(token.at),
  );
  if (read === undefined) return [];
  const around = (token: Token): boolean => Math.abs(token.at - read.at) <= near;
  const zones = tokens.filter((token) => token.kind === 'text' && zone.test(token.value));
  const compared = zones.filter((token) => around(token) && isAdded(token.at));
  if (compared.length < fewest || zones.length > mostZones) return [];
  const act = tokens.find(
    (token, i) => acts.has(token.value) && tokens[i + 1]?.value === '(' && token.at > read.at && around(token),
  );
  if (act === undefined) return [];
  const first = compared[0]?.value ?? '';
  return [
    { kind: 'place-gate', at: read.at, evidence: `${compared.length} time zones from ${first} on, then ${act.value}` },
  ];
}
