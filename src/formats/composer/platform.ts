const names = new Set([
  'php',
  'php-64bit',
  'php-ipv6',
  'php-zts',
  'php-debug',
  'hhvm',
  'composer',
  'composer-plugin-api',
  'composer-runtime-api',
]);

/** Whether a name in a `require` means the machine (PHP, extensions, libraries, Composer itself) and no package. */
export function isPlatform(name: string): boolean {
  const lower = name.toLowerCase();
  return names.has(lower) || (!lower.includes('/') && (lower.startsWith('ext-') || lower.startsWith('lib-')));
}
