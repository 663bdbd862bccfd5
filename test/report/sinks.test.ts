import * as markdown from 'prettier/plugins/markdown';
import { commandOf } from '../../src/app/commands/index.ts';
import { explanation } from '../../src/app/commands/explain.ts';
import type { DeadLetter } from '../../src/adapters/queue/port.ts';
import { statusPage } from '../../src/app/server/status-page.ts';
import type { Report } from '../../src/domain/report.ts';
import { checkRunOf } from '../../src/report/check-run.ts';
import { commentOf, lineCommentsOf } from '../../src/report/comment.ts';
import { jsonOf } from '../../src/report/json.ts';
import { sarifOf } from '../../src/report/sarif.ts';
import { textOf } from '../../src/report/text.ts';
import { createRandom } from '../../scripts/fuzz/random.ts';
import { bump, finding, report } from './build-report.ts';

/** Foreign words that somewhere became live, alone and joined. Prettier's own parser of Markdown (remark) looks for what is live. */
const pieces = [
  '@acme/security',
  '@mona',
  'mona@shop.example',
  '#123',
  'GH-45',
  'acme/shop#9',
  'acme/shop@deadbeef',
  'deadbeefdeadbeef',
  '<img src=x onerror=alert(1)>',
  '</details></td></table>',
  '<!-- lockwarden:review -->',
  '-->',
  '<script>alert(1)</script>',
  '<https://evil.example>',
  '[a](https://evil.example)',
  '![a](https://evil.example/x.png)',
  '[a]: https://evil.example',
  '[^1]: note',
  'https://evil.example/?a=b',
  'www.evil.example',
  'javascript:alert(1)',
  '`',
  '``` js',
  '~~~',
  '``',
  '\\`',
  '\\',
  '|',
  '| --- |',
  '**bold',
  '__init__',
  '~~gone~~',
  '# heading',
  '> quote',
  '- item',
  '1. item',
  '1) item',
  '+ item',
  '---',
  '===',
  '$$x$$',
  '&#64;mona',
  '&lt;img&gt;',
  '&amp;',
  ':tada:',
  '\n\n# top',
  '\r\n| a | b |',
  '\t',
  '\u0000',
  '\u001b[31mred',
  '\u009b31m',
  '\u202Eevil',
  '\u2028',
  '\ud800',
  'ﬁ',
  '=HYPERLINK("https://evil.example")',
] as const;

function hostile(seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(pieces)).join(
    random.pick(['', ' ', ' x ', '\n']),
  );
}

/** A report in which everything that is foreign is this text. */
function reportOf(text: string): Report {
  const named = finding(text, text, {
    message: `it says ${text}`,
    remedy: `do ${text}`,
    because: [{ fact: text, source: 'archive', at: text }],
    path: text,
  });
  const risk = { package: { ecosystem: 'pypi', name: text, version: text, purl: 'pkg:pypi/x' }, path: text, score: 9 };
  const change = { ...bump(text, text, `${text}2`), path: text, via: [text, text] };
  return report({
    subject: { base: text, head: text },
    changes: [change, bump(`other${text}`, '1', text)],
    risks: [{ ...risk, level: 'high', contributions: [] } as unknown as Report['risks'][number]],
    verdict: {
      decision: 'block',
      summary: '1 blocking',
      findings: [
        { ...named, action: 'block' },
        { ...named, signal: 'fresh-release', action: 'warn' },
      ],
      unchecked: [{ purl: text, path: text, what: 'archive', why: text, decisive: true }],
      unusedExceptions: [{ package: text, reason: text, line: 3 }],
    },
    coverage: { changed: 2, checked: 1 },
    problems: [{ code: 'unreadable-file', message: text, path: text, line: 2 }],
    policySource: text,
    policyProblems: [{ code: 'unreadable-entry', message: text, path: text }],
  });
}

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly children?: readonly Node[];
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const ours = /<\/?(?:details|summary|br|sub|code)>|<!-- lockwarden:review -->/g;
const allowed = new Set([
  'root',
  'paragraph',
  'sentence',
  'text',
  'whitespace',
  'word',
  'strong',
  'emphasis',
  'inlineCode',
  'html',
  'break',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
]);

/** What of a rendered text GitHub would bring to life, in words. */
function liveIn(text: string): readonly string[] {
  const live: string[] = [];
  for (const node of nodesOf(markdown.parsers.remark.parse(text, {} as never) as Node)) {
    if (!allowed.has(node.type)) live.push(node.type);
    const value = String(node.value ?? '');
    // Inside our own code element everything is text, with its entities.
    if (node.type === 'html' && /[<>]/.test(value.replaceAll(/<code>[^<>]*<\/code>/g, '').replaceAll(ours, '')))
      live.push(value);
    if (node.type === 'text' && /@|#\d|GH-\d|:\/\/|www\.|[0-9a-f]{7}/i.test(value)) live.push(value);
    if (node.type === 'tableRow' && node.children?.length !== 3) live.push('a row of another width');
  }
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]|\p{Cs}/u.test(text)) live.push('a control');
  return live;
}

const texts = Array.from({ length: 400 }, (_, seed) => hostile(seed));

describe('foreign text stays dead', () => {
  it.each([
    'a @mona b',
    '[a](https://evil.example)',
    '<img src=x>',
    '![a](b)',
    '#12',
    '> quote',
    'see deadbeef1',
    '[a]: b',
  ])('and this would be seen alive: %s', (text) => {
    expect(liveIn(text)).not.toEqual([]);
  });

  it('in the check run, its annotations and the comments', () => {
    for (const text of texts) {
      const given = reportOf(text);
      const check = checkRunOf(given);
      const bodies = [
        check.summary,
        check.text,
        commentOf(given, true) ?? '',
        ...lineCommentsOf(given).map((c) => c.body),
      ];
      expect({ text, live: bodies.flatMap(liveIn) }).toEqual({ text, live: [] });
      for (const { title, message } of check.annotations)
        expect(`${title}${message}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('in annotations, which are about files only', () => {
    const problem = { code: 'too-large', message: 'too many', path: '.' } as const;
    const { annotations } = checkRunOf(report({ problems: [problem, { ...problem, path: 'a.txt' }] }));
    expect(annotations.map(({ path }) => path)).toEqual(['a.txt']);
  });

  it('in answers to commands', () => {
    for (const text of texts) {
      const answer = explanation(reportOf(text), text) ?? '';
      expect({ text, live: [answer].flatMap(liveIn) }).toEqual({ text, live: [] });
    }
    expect(commandOf('explain')?.role).toBe('anyone');
  });

  it('at a terminal and in documents for programs', () => {
    for (const text of texts) {
      const given = reportOf(text);
      expect(textOf(given, (_style, shown) => shown)).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]/,
      );
      for (const document of [jsonOf(given), sarifOf(given)]) {
        expect(document).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]/);
        expect(() => JSON.parse(document)).not.toThrow();
      }
    }
  });

  it('on the status page', async () => {
    for (const text of texts.slice(0, 100)) {
      const line = { repository: text, pullRequest: 1, headSha: text, decision: text, summary: text, at: text };
      const dead = { id: text, name: text, key: text, reason: text, at: text };
      const page = await statusPage({
        version: '1',
        depth: { waiting: 0, running: 0, dead: 0, oldestMs: 0 },
        details: { reviews: [line], dead: [dead] as unknown as readonly DeadLetter[] },
      });
      const tags = [...page.matchAll(/<\/?([a-z!-]+\d?)/gi)].map(([, name]) => name?.toLowerCase());
      const known = new Set([
        '!doctype',
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'h1',
        'h2',
        'p',
        'table',
        'tr',
        'th',
        'td',
        'code',
        'tbody',
      ]);
      expect({ text, tags: tags.filter((tag) => !known.has(tag ?? '')) }).toEqual({ text, tags: [] });
    }
  });
});
