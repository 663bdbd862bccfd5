import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkRunOf } from '../../src/report/check-run.ts';
import { commentOf, lineCommentsOf } from '../../src/report/comment.ts';
import { byteLength } from '../../src/report/inert.ts';
import { jsonOf } from '../../src/report/json.ts';
import { sarifOf } from '../../src/report/sarif.ts';
import { textOf } from '../../src/report/text.ts';
import { bump, finding, firstLight, report } from './build-report.ts';

/** Holds a rendering against a file one can read on GitHub. Delete the file to write it anew, then read it. */
function matchesGolden(name: string, text: string): void {
  const path = `test/report/golden/${name}`;
  if (!existsSync(path) && !process.env['CI']) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('the check run', () => {
  it('shows a blocked pull request', () => {
    const output = checkRunOf(firstLight());
    expect(output.conclusion).toBe('failure');
    expect(output.title).toBe('1 blocking, 1 to review, 3 changed');
    matchesGolden('blocked-check-run.md', `${output.summary}\n\n---\n\n${output.text}\n`);
  });

  it('puts one annotation a package at its line', () => {
    const { annotations } = checkRunOf(firstLight());
    expect(annotations.map((a) => [a.path, a.start_line, a.annotation_level, a.title])).toEqual([
      ['requirements.txt', 3, 'failure', 'litellm 1.82.8'],
      ['requirements.txt', 3, 'warning', 'rich 14.1.0'],
    ]);
  });

  it('counts the same in its title and its first sentence, also for a package in two files', () => {
    const { verdict } = firstLight();
    const findings = ['a/requirements.txt', 'b/requirements.txt'].map((path) => finding('litellm', '1.82.8', { path }));
    const blocked = report({ verdict: { ...verdict, summary: '1 blocking, 0 to review, 2 changed', findings } });
    const { title, summary } = checkRunOf(blocked);
    expect(title).toBe('1 blocking, 0 to review, 2 changed');
    expect(summary.split('\n')[0]).toBe('**Do not merge this yet: 1 blocking finding.**');
  });

  it('lets each source of evidence speak once before one says everything', () => {
    const said = (signal: string, source: string) =>
      finding('litellm', '1.82.8', { signal, message: signal, because: [{ fact: signal, source, at: 'x' }] });
    const findings = [
      said('hook', 'archives'),
      said('payload', 'archives'),
      said('tag', 'github'),
      said('age', 'pypi'),
    ];
    const { verdict } = firstLight();
    const { summary } = checkRunOf(report({ verdict: { ...verdict, findings } }));
    expect(summary).toContain('| • age<br>• hook<br>• tag<br>and 1 more sign |');
  });

  it('says what could not be read and is never green for it', () => {
    const output = checkRunOf(
      report({
        changes: [bump('litellm', '1.82.6', '1.82.8')],
        problems: [
          {
            code: 'unreadable-file',
            path: 'web/package-lock.json',
            line: 4,
            message: 'not valid JSON: expected a comma',
          },
        ],
        coverage: { changed: 1, checked: 0 },
        verdict: {
          decision: 'incomplete',
          summary: '0 blocking, 0 to review, 1 changed',
          findings: [],
          unchecked: [
            {
              purl: 'pkg:pypi/litellm@1.82.8',
              path: 'requirements.txt',
              what: 'archive',
              why: 'pypi answered 503',
              decisive: true,
            },
          ],
          unusedExceptions: [],
        },
      }),
    );
    expect(output.conclusion).toBe('action_required');
    expect(output.title).toBe('Incomplete: 1 of 1 not checked');
    matchesGolden('incomplete-check-run.md', `${output.summary}\n`);
  });

  it('stays within GitHub’s limits whatever was found', () => {
    const many = Array.from({ length: 3_000 }, (_, i) =>
      finding(`package-${i}`, '1.0.0', { message: '日本語'.repeat(200) }),
    );
    const big = report({
      changes: many.map((f) => bump(f.package?.name ?? '', '0.9.0', '1.0.0')),
      verdict: {
        decision: 'block',
        summary: '3000 blocking, 0 to review, 3000 changed',
        findings: many,
        unchecked: [],
        unusedExceptions: [],
      },
      coverage: { changed: 3_000, checked: 3_000 },
    });
    const output = checkRunOf(big);
    for (const field of [output.summary, output.text, commentOf(big, false) ?? ''])
      expect(byteLength(field)).toBeLessThan(65_000);
    expect(output.summary).toMatch(/more lines did not fit/);
    expect(output.annotations).toHaveLength(50);
  });
});

describe('the comment', () => {
  it('says what to do when a person must act', () => {
    matchesGolden('blocked-comment.md', commentOf(firstLight(), false) ?? '');
  });

  it('is not written when there is nothing to say, and is one line when it is settled', () => {
    expect(commentOf(report(), false)).toBeUndefined();
    expect(commentOf(report(), true)?.split('\n')).toHaveLength(2);
  });

  it('is not written for a source that does not answer, and for a file that cannot be read', () => {
    const verdict = { ...report().verdict, decision: 'incomplete' as const };
    expect(commentOf(report({ verdict }), false)).toBeUndefined();
    expect(commentOf(report({ verdict }), true)).toContain('could not finish');
    const problems = [{ code: 'unreadable-file' as const, path: 'yarn.lock', message: 'merge conflict markers' }];
    expect(commentOf(report({ verdict, problems }), false)).toContain('merge conflict markers');
  });

  it('goes to the line of what blocks only', () => {
    expect(lineCommentsOf(firstLight()).map((c) => [c.path, c.line, c.key])).toEqual([
      ['requirements.txt', 3, 'requirements.txt|litellm|1.82.8|startup-hook-added'],
    ]);
  });
});

describe('the other renderings', () => {
  it('print the review for a terminal', () => {
    matchesGolden(
      'blocked.txt',
      textOf(firstLight(), (_style, text) => text),
    );
  });

  it('give the documented JSON', () => {
    const json = JSON.parse(jsonOf(firstLight()));
    expect(json.verdict).toEqual({ decision: 'block', summary: '1 blocking, 1 to review, 3 changed' });
    expect(json.changes[0]).toEqual({
      kind: 'changed',
      path: 'requirements.txt',
      line: 3,
      ecosystem: 'pypi',
      name: 'litellm',
      purl: 'pkg:pypi/litellm@1.82.8',
      from: '1.82.6',
      to: '1.82.8',
      direct: true,
    });
    expect(json.findings[0]).toMatchObject({
      signal: 'startup-hook-added',
      purl: 'pkg:pypi/litellm@1.82.8',
      action: 'block',
      line: 3,
    });
    expect(json.risks[0]).toMatchObject({ purl: 'pkg:pypi/litellm@1.82.8', score: 97, level: 'critical' });
  });

  it('give SARIF with a rule for every signal', () => {
    const run = JSON.parse(sarifOf(firstLight())).runs[0];
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'startup-hook-added',
      'source-tag-missing',
      'fresh-release',
    ]);
    expect(run.results[0]).toMatchObject({ ruleId: 'startup-hook-added', level: 'error' });
  });
});
