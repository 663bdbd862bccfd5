import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedPages } from '../scripts/docs/pages.ts';
import { commands } from '../src/cli/commands.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true }).map((name) => join('docs', String(name))),
].filter((path) => path.endsWith('.md') && existsSync(path));

describe('the documentation', () => {
  it.each(Object.entries(generatedPages()))('%s is what the tables say', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('links to files that exist', () => {
    const broken = pages.flatMap((page) => {
      const links = readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
      return [...links]
        .map((link) => join(dirname(page), link[1] ?? ''))
        .filter((target) => !existsSync(target))
        .map((target) => `${page} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('names every command of the command line in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const missing = commands
      .map((command) => command.usage.split(' ')[0] ?? '')
      .filter((name) => !readme.includes(`lockwarden ${name}`) && !readme.includes(`run ${name}`));
    expect(missing).toEqual([]);
  });

  it('names every environment variable that the settings read', () => {
    const settings = ['src/app/settings.ts', 'src/app/settings/credentials.ts']
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const read = new Set(
      [...settings.matchAll(/environment\['([A-Z_]+)'\]|(?:root|readUrl|readInstant)\('([A-Z_]+)'/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    const readme = readFileSync('README.md', 'utf8');
    expect([...read].filter((name) => name !== 'GHE_PROTOCOL' && !readme.includes(name))).toEqual([]);
  });
});
