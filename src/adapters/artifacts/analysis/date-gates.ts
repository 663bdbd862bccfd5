import type { Code } from './code.ts';
import type { Draft, SeenSight } from './combine.ts';
import type { Token } from './tokens.ts';

const near = 600;
/** Calls that remove a folder with all that is in it, in whatever language. */
const removers = new Set([
  'RemoveAll',
  'deleteDirectory',
  'deleteRecursively',
  'remove_dir_all',
  'rimraf',
  'rm',
  'rmSync',
  'rm_r',
  'rm_rf',
  'rmtree',
]);
const enders = new Set(['FailFast', 'Kill', 'abort', 'halt', 'kill', 'rmdir', 'unlink', 'unlinkSync']);
/** `now` compared with a day that stands in the code. */
const clock =
  /\b(?:DateTime(?:Offset)?\.(?:Now|UtcNow|Today)|Time\.now|Date\.(?:now|today)|LocalDate(?:Time)?\.now|Instant\.now|time\.Now|SystemTime::now|Utc::now|currentTimeMillis|time|new Date)\b/;
const day =
  /\b(?:DateTime(?:Offset)?|Date|LocalDate(?:Time)?\.of|Time\.(?:utc|new|gm|local)|time\.Date|strtotime)\s*\(\s*['"]?20[2-4]\d\b|['"]20[2-4]\d-[01]\d-[0-3]\d|[<>]=?\s*(?:1[7-9]|2[0-5])\d{8}(?:\d{3})?\b/;

/** Code that waits for a day and then ends programs or removes files (nine NuGet packages of 2025), and removal of a whole home. */
export function destructions(
  code: Code,
  sights: readonly SeenSight[],
  isAdded: (at: number) => boolean,
): readonly Draft[] {
  return [...afterDay(code, isAdded), ...homesRemoved(code, sights)].slice(0, 2);
}

function afterDay({ text, tokens }: Code, isAdded: (at: number) => boolean): readonly Draft[] {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || !(enders.has(token.value) || removers.has(token.value))) continue;
    if (tokens[i + 1]?.value !== '(' || !isAdded(token.at)) continue;
    const condition = lastCondition(text, token.at);
    if (condition === undefined) continue;
    const evidence = `${condition.replaceAll(/\s+/g, ' ').slice(0, 90)} ... ${token.value}()`;
    return [{ kind: 'destruction', at: token.at, evidence, subject: 'after a day' }];
  }
  return [];
}

/** The condition on a day under which an offset stands, if one is near. */
function lastCondition(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - near), at);
  const start = Math.max(before.lastIndexOf('if ('), before.lastIndexOf('if '), before.lastIndexOf('if('));
  if (start < 0) return undefined;
  const condition = before.slice(start, start + 200).split(/[{\n]/, 1)[0] ?? '';
  const compares = /[<>]|\.(?:After|Before|isAfter|isBefore|CompareTo)\(/.test(condition);
  return compares && clock.test(condition) && day.test(condition) ? condition : undefined;
}

function homesRemoved({ tokens }: Code, sights: readonly SeenSight[]): readonly Draft[] {
  const homes = sights.filter((sight) => sight.act === 'home' && /home|user|profile/i.test(sight.what));
  if (homes.length === 0) return [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || !removers.has(token.value) || tokens[i + 1]?.value !== '(') continue;
    const inside = argumentTokens(tokens, i);
    const end = inside.at(-1)?.at ?? token.at;
    const home = homes.find((one) => one.at > token.at && one.at <= end);
    const named = inside.some((one) => one.kind === 'text' && !/^(?:[*/.~]|utf-?8)*$/i.test(one.value));
    if (home === undefined || named || !home.added) continue;
    return [
      { kind: 'destruction', at: token.at, evidence: `${token.value}(${home.what.slice(0, 60)})`, subject: 'home' },
    ];
  }
  return [];
}

function argumentTokens(tokens: readonly Token[], i: number): readonly Token[] {
  let depth = 0;
  for (let at = i + 1; at < tokens.length && at - i < 40; at++) {
    if (tokens[at]?.kind !== 'punctuation') continue;
    if (tokens[at]?.value === '(') depth += 1;
    if (tokens[at]?.value === ')') depth -= 1;
    if (depth === 0) return tokens.slice(i + 1, at + 1);
  }
  return [];
}
