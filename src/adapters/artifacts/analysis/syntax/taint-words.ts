/** Words by which values are followed: operators, methods and interfaces whose results keep or lose what went in. */

export const comparisons = new Set(['!=', '!==', '<', '<=', '==', '===', '>', '>=', 'in', 'instanceof', 'is', 'not']);
/** Parts and methods that say of a value no more than one word. */
export const harmlessParts = new Set([
  'endsWith',
  'endswith',
  'has',
  'includes',
  'indexOf',
  'length',
  'startsWith',
  'startswith',
  'status',
]);
/** Methods of the environment that give all of it. */
export const wholes = new Set(['copy', 'items', 'keys', 'values']);
/** Methods that give some of what they are called on. */
export const selecting = new Set(['filter', 'find', 'get', 'pick', 'pop']);
/** Methods whose result is what they are called on, in another form. */
export const changing = new Set([
  ...wholes,
  'catch',
  'concat',
  'decode',
  'encode',
  'entries',
  'filter',
  'final',
  'finally',
  'flat',
  'flatMap',
  'join',
  'keys',
  'map',
  'reduce',
  'replace',
  'replaceAll',
  'reverse',
  'slice',
  'sort',
  'split',
  'splitlines',
  'strip',
  'subarray',
  'then',
  'toJSON',
  'toString',
  'trim',
  'values',
]);
/** What comes out of these is not what went in. */
export const settled = new Set([
  ':Boolean',
  ':Number',
  ':bool',
  ':int',
  ':isinstance',
  ':len',
  ':parseInt',
  ':print',
  ':type',
  // An address of a file, not what is in it.
  ':import.meta.resolve',
  ':require.resolve',
  'url.fileURLToPath',
  'url.pathToFileURL',
]);
export const readers =
  /^(?:fs\.(?:createReadStream|readFile|readFileSync)|:open|io\.open|pathlib\.Path|:Bun\.file|:Deno\.readTextFile)$/;
