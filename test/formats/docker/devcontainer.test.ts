import { join } from 'node:path';
import { devcontainer } from '../../../src/formats/docker/devcontainer.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

const read = (text: string) => readText(devcontainer, '.devcontainer/devcontainer.json', text);

describeFormat(devcontainer, join(import.meta.dirname, 'devcontainer'));

describe('devcontainer', () => {
  it('reads the image, features and what lifecycle commands install', () => {
    const set = read(`{
      // the image
      "image": "acme/base:1",
      "features": { "ghcr.io/acme/node:1": {}, "ghcr.io/acme/open": {}, "./own": {}, "https://x.example/f.tgz": {} },
      "postCreateCommand": "pip install one==1 && npm i -g two",
      "onCreateCommand": ["npx", "three"],
      "postStartCommand": { "a": "uvx four", "b": ["pip", "install", "five"] },
      "customizations": { "vscode": { "mcp": { "servers": { "s": { "command": "npx", "args": ["six"] } } } } },
    }`);
    expect(set.dependencies.map((d) => [d.place.line, d.ecosystem, d.name, d.version])).toEqual([
      [3, 'docker', 'acme/base', '1'],
      [4, 'docker', 'ghcr.io/acme/node', '1'],
      [5, 'pypi', 'one', '1'],
    ]);
    expect(set.requirements.map((r) => [r.place.line, r.ecosystem, r.name])).toEqual([
      [4, 'docker', 'ghcr.io/acme/open'],
      [4, 'generic', 'x.example/f.tgz'],
      [6, 'npm', 'three'],
      [5, 'npm', 'two'],
      [7, 'pypi', 'four'],
      [7, 'pypi', 'five'],
      [8, 'npm', 'six'],
    ]);
  });

  it('says what it cannot read and is not moved by odd values', () => {
    expect(read('{').problems.map((p) => p.code)).toEqual(['unreadable-file']);
    expect(read('{"image":5,"features":[],"postCreateCommand":{"a":{"b":1}}}').problems).toEqual([]);
    expect(read('{"image":"a b"}').problems.map((p) => p.code)).toEqual(['unreadable-entry']);
  });
});
