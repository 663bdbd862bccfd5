import { snippet } from './code.ts';
import type { Code } from './code.ts';
import { commandLines, quotedCommands } from './command-lines.ts';
import { localSecrets } from './local-secrets.ts';
import { namedCallables } from './named-callables.ts';
import { scriptSights } from './script-acts.ts';
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
  const said = [...sightsOfPhrases(code), ...scriptSights(code)];
  const called = [...sightsOfTokens(code), ...namedCallables(code), ...quotedCommands(code), ...localSecrets(code)];
  const shown = [...called, ...commandLines(code, called)];
  const tree = lookThroughTree(code, [...shown, ...said]);
  if (tree === undefined) return { code, sights: [...shown, ...said], flows: [] };
  const more: Code = { ...code, phrases: tree.phrases };
  const tools = new Set(tree.sights.filter((sight) => sight.tool === true).map((sight) => sight.at));
  const known = shown.map((sight) => (tools.has(sight.at) ? { ...sight, tool: true as const } : sight));
  return {
    code: { ...code, phrases: [...code.phrases, ...tree.phrases] },
    sights: [
      ...[...known, ...importSights(more)].filter((sight) => !tree.isHarmless(sight)),
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
  'file_get_contents',
  'gzinflate',
  'assert',
  'system',
  'curl',
]);

/** A literal of which hardly a character is written as it is. */
function isEscaped({ tokens }: Code, i: number): boolean {
  const token = tokens[i];
  return token?.kind === 'text' && token.escapes >= 4 && token.escapes >= token.value.length * 0.7;
}

function sightsOfPhrases(code: Code): readonly Sight[] {
  return code.phrases.flatMap((phrase) => {
    const at = code.tokens[phrase.first]?.at ?? 0;
    const sights = sightsOfText(phrase.value).map((found) => ({ ...found, at }));
    const hides =
      isEscaped(code, phrase.first) ||
      (phrase.pieces > 1 ? phrase.decodedBy === undefined : phrase.decodedBy === 'reversed text');
    const split = hides && apiNames.has(phrase.value);
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
