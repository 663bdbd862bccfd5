import { formats } from '../../src/formats/index.ts';
import type { Format } from '../../src/formats/format.ts';
import { guardrailReaders } from '../../src/guardrails/index.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { signals } from '../../src/signals/index.ts';
import { formatRowsSource } from './format-rows.ts';

const note = '<!-- Written by `npm run docs` from the tables in src. Change those. -->';

/** The pages that are made of the tables, and the table by which formats are found, by path. A test holds the files to them. */
export function generatedPages(): Readonly<Record<string, string>> {
  return {
    'docs/formats.md': formatsPage(),
    'docs/signals.md': signalsPage(),
    'src/formats/rows.ts': formatRowsSource(),
  };
}

function formatsPage(): string {
  const groups = Map.groupBy(formats, (format) => format.ecosystem);
  const sections = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([ecosystem, list]) => formatSection(ecosystem, list));
  return [
    '# Dependency files that Lockwarden reads',
    '',
    note,
    '',
    `${formats.length} formats. *linked* means: together with a file beside it (package.json, pyproject.toml, composer.json). What a file cannot tell is unknown, not "no".`,
    'A file over its size limit, broken, of an unknown version or with merge markers is reported with its line and keeps the check from being green; the other files are still reviewed.',
    '',
    ...sections,
    '## Protections of the repository',
    '',
    'Loosening one of these is a finding; tightening is quiet, and so is a move between package managers with equal protection.',
    '',
    '| read by | files |',
    '| --- | --- |',
    ...guardrailReaders.map((reader) => `| ${reader.id} | ${files(reader.files)} |`),
    '',
  ].join('\n');
}

function formatSection(ecosystem: string, list: readonly Format[]): string {
  return [
    `## ${ecosystem}`,
    '',
    '| format | files | direct | scope | hashes | origin | lines | required by |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...list.map(
      ({ id, files: globs, reads }) =>
        `| ${id} | ${files(globs)} | ${[reads.direct, reads.scope, reads.integrity, reads.origin, reads.lines, reads.requiredBy].join(' | ')} |`,
    ),
    '',
    ...list.map(({ id, note: words }) => `- **${id}**: ${words}`),
    '',
  ].join('\n');
}

function files(globs: readonly string[]): string {
  return globs.map((glob) => `\`${glob}\``).join(' ');
}

function signalsPage(): string {
  return [
    '# What Lockwarden looks for',
    '',
    note,
    '',
    `${signals.length} signals. *block*: near certain on its own. *warn*: a person should look. *note*: speaks only together with others, through the risk score. Every action can be changed in [the policy](policy.md).`,
    '',
    '| signal | by default | severity, confidence | needs |',
    '| --- | --- | --- | --- |',
    ...signals.map(
      (signal) =>
        `| [${signal.id}](#${signal.id}) | ${defaultPolicy.signals[signal.id] ?? 'note'} | ${signal.severity}, ${signal.confidence} | ${signal.subject === 'package' ? signal.needs.join(', ') : signal.subject === 'file' ? 'the file, before and after' : 'the repository’s settings'} |`,
    ),
    '',
    ...signals.flatMap((signal) => [
      `## ${signal.id}`,
      '',
      `**${signal.title}.** ${signal.why}`,
      '',
      `*What to do:* ${signal.remedy}`,
      '',
    ]),
  ].join('\n');
}
