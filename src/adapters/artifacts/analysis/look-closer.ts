import { snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Sight } from './sights.ts';
import type { Flow } from './syntax/flows.ts';
import { lookThroughTree } from './syntax/look-through.ts';
import { sightsOfText } from './text-sights.ts';
import { importSights, sightsOfTokens } from './token-sights.ts';

/** A piece of code with all the texts that were found in it, what it does, and where values go in it. */
interface Closer {
  readonly code: Code;
  readonly sights: readonly Sight[];
  readonly flows: readonly Flow[];
}

/** What the tokens show, and where there is a tree what it adds to that and what it shows to be something else. */
export function lookCloser(code: Code): Closer {
  const said = [...sightsOfPhrases(code), ...sightsOfScript(code)];
  const shown = sightsOfTokens(code);
  const tree = lookThroughTree(code, [...shown, ...said]);
  if (tree === undefined) return { code, sights: [...shown, ...said], flows: [] };
  const more: Code = { ...code, phrases: tree.phrases };
  return {
    code: { ...code, phrases: [...code.phrases, ...tree.phrases] },
    sights: [
      ...[...shown, ...importSights(more)].filter((sight) => !tree.isHarmless(sight)),
      ...said,
      ...tree.sights,
      ...sightsOfPhrases(more),
    ],
    flows: tree.flows,
  };
}

/** Words that nobody puts together from pieces unless to hide them. */
const apiNames = new Set([
  'child_process',
  'node:child_process',
  'exec',
  'execSync',
  'spawn',
  'spawnSync',
  'eval',
  'Function',
  'powershell',
  'cmd.exe',
  'rundll32',
  'rundll32.exe',
  'regsvr32',
  'fromCharCode',
  'https',
  'base64',
  'subprocess',
  'os.system',
  'b64decode',
  '__import__',
  'shell_exec',
  'base64_decode',
  'create_function',
  'passthru',
  'popen',
  'proc_open',
  'curl',
]);

function sightsOfPhrases(code: Code): readonly Sight[] {
  return code.phrases.flatMap((phrase) => {
    const at = code.tokens[phrase.first]?.at ?? 0;
    const sights = sightsOfText(phrase.value).map((found) => ({ ...found, at }));
    const split =
      (phrase.pieces > 1 ? phrase.decodedBy === undefined : phrase.decodedBy === 'reversed text') &&
      apiNames.has(phrase.value);
    if (!split) return sights;
    return [
      ...sights,
      {
        act: 'hidden-text' as const,
        at,
        what: `${phrase.value} put together from pieces: ${snippet(code, phrase.first).slice(0, 40)}`,
      },
    ];
  });
}

/** In scripts of a shell the whole line is the command, quoted or not. */
function sightsOfScript(code: Code): readonly Sight[] {
  if (code.language !== 'shell' && code.language !== 'batch' && code.language !== 'powershell') return [];
  const sights: Sight[] = [];
  let at = 0;
  for (const line of code.text.split('\n')) {
    if (!/^\s*(?:#|rem\b|::)/i.test(line))
      for (const found of sightsOfText(line.slice(0, 4000).trimEnd())) sights.push({ ...found, at });
    at += line.length + 1;
  }
  return sights;
}
