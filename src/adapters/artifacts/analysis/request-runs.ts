import type { Code } from './code.ts';
import type { Draft, SeenSight } from './combine.ts';

const phpInput = /\$_(?:COOKIE|FILES|GET|POST|REQUEST|SERVER)\b|php:\/\/input|\bgetallheaders\(/;
const rubyInput = /\b(?:cookies|params|request)\s*(?:\[|\.)|\benv\[['"]HTTP_/;

/**
 * Code or a command that a visitor sends is run as it comes: `eval(substr($_SERVER['HTTP_…'], 5))`, the door that was put into PHP
 * itself in 2021 and into bootstrap-sass in 2019.
 */
export function requestRuns({ text, language }: Code, sights: readonly SeenSight[]): readonly Draft[] {
  const input = language === 'php' ? phpInput : language === 'ruby' ? rubyInput : undefined;
  if (input === undefined) return [];
  for (const sight of sights) {
    if (!sight.added || (sight.act !== 'evaluate' && sight.act !== 'process')) continue;
    const handed = text.slice(sight.at, Math.min(sight.end ?? sight.at, sight.at + 400) + 1);
    const source = input.test(handed) ? handed : givenTo(text, sight.at, handed);
    if (!input.test(source) || /escapeshell(?:arg|cmd)|Shellwords/.test(source)) continue;
    return [
      { kind: 'download-and-run', at: sight.at, evidence: handed.slice(0, 120), subject: 'runs what a request says' },
    ];
  }
  return [];
}

const nearby = 600;

/** What was last given to the variable that is the whole argument. */
function givenTo(text: string, at: number, handed: string): string {
  const name = /^@?\w{1,40}[ (]\s{0,4}\$?([A-Za-z_]\w{0,40})\s{0,4}[),\n]?$/.exec(handed.split('\n', 1)[0] ?? '')?.[1];
  if (name === undefined) return '';
  const before = text.slice(Math.max(0, at - nearby), at);
  const given = new RegExp(String.raw`(?<!\w)\$?${name}\s{0,4}=(?!=)([^;\n]{0,160})`, 'g');
  return [...before.matchAll(given)].at(-1)?.[1] ?? '';
}
