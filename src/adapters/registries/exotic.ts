const protocols = [
  'git:',
  'git+',
  'github:',
  'gitlab:',
  'bitbucket:',
  'gist:',
  'http:',
  'https:',
  'file:',
  'link:',
  'portal:',
  'path:',
  'ssh:',
  'sdk:',
  '@ ',
];

/**
 * A declared range that does not lead to the registry: git, address, path. Undefined for versions, ranges, tags and
 * aliases. npm also takes `owner/repo` for a repository on GitHub; PEP 508 writes addresses after `@`.
 */
export function exoticSpec(range: string): string | undefined {
  const text = range.trim();
  const lower = text.toLowerCase();
  const named = protocols.some((protocol) => lower.startsWith(protocol)) || /^@\s*\S+:/.test(text);
  const short = /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(text) && !/^[\d^~<>=*v]/.test(text);
  return named || short || lower.startsWith('git@') ? text.slice(0, 300) : undefined;
}
