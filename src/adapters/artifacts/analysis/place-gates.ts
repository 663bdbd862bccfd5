import type { Code } from './code.ts';
import type { Draft } from './combine.ts';
import type { Token } from './tokens.ts';

const zone = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][\w+/-]{2,40}$/;
/** A list of all zones is data; a handful is a choice. */
const fewest = 2;
const mostZones = 40;
/** Characters around the place where the zone is read within which it counts as compared. */
const near = 2500;
/** The same between the language and the site's name. */
const nearSite = 300;
/** What such code does to who is there: it speaks, opens pages, ends programs, writes or removes files. */
const acts: ReadonlySet<string> = new Set([
  'alert',
  'confirm',
  'exit',
  'innerHTML',
  'log',
  'open',
  'play',
  'pointerEvents',
  'rmSync',
  'unlinkSync',
  'writeFile',
  'writeFileSync',
]);

/**
 * Code that asks where the machine is and then does something visible: how protest and sabotage pick one country's users. It compares the time zone with a few
 * (es5-ext and event-source-polyfill 2022), or the language and the ending of the site's own name (sweetalert2 2022).
 */
export function placeGates(code: Code, isAdded: (at: number) => boolean): readonly Draft[] {
  if (code.language !== 'javascript') return [];
  return [...zoneGates(code.tokens, isAdded), ...siteGates(code.tokens, isAdded)];
}

/** Endings of a country's sites in a pattern or a text: `\.(ru|su|by)$`, `.ru`. */
const ending = /(?:^|[^\w])\\?\.\(?(?:[a-z]{2}\|)*(?:ru|su|by|ua|cn|ir|kp|il|us)(?:[|)$'"]|$)/;

function siteGates(tokens: readonly Token[], isAdded: (at: number) => boolean): readonly Draft[] {
  const read = tokens.find(
    (token, i) =>
      (token.value === 'language' || token.value === 'languages') &&
      tokens[i - 2]?.value === 'navigator' &&
      isAdded(token.at),
  );
  if (read === undefined) return [];
  const close = (token: Token): boolean => Math.abs(token.at - read.at) <= nearSite;
  const site = tokens.find(
    (token, i) => /^(?:host|hostname)$/.test(token.value) && tokens[i - 2]?.value === 'location' && close(token),
  );
  const compared = tokens.find((token) => close(token) && token.value.length <= 200 && ending.test(token.value));
  const act = tokens.find((token) => acts.has(token.value) && token.at > read.at && token.at - read.at <= near);
  if (site === undefined || compared === undefined || act === undefined) return [];
  const evidence = `the language and a site's ending ${compared.value.slice(0, 40)}, then ${act.value}`;
  return [{ kind: 'place-gate', at: read.at, evidence }];
}

function zoneGates(tokens: readonly Token[], isAdded: (at: number) => boolean): readonly Draft[] {
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
