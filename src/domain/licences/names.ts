import { licenceIds } from './ids.ts';

const ids: ReadonlyMap<string, string> = new Map(licenceIds.map((id) => [id.toLowerCase(), id]));

/** The identifier as the list spells it; SPDX compares without regard to case. A `+` stays. Undefined: not on our list. */
export function listedId(text: string): string | undefined {
  const bare = text.endsWith('+') ? text.slice(0, -1) : text;
  const id = ids.get(bare.toLowerCase());
  return id === undefined ? undefined : `${id}${text.slice(bare.length)}`;
}

/** What a text names as one licence: an identifier of the list or of its own kind (`LicenseRef-…`), or a usual long name. */
export function plainId(text: string): string | undefined {
  const listed = listedId(text);
  if (listed !== undefined) return listed;
  if (/^(?:DocumentRef-[a-z0-9.-]{1,100}:)?LicenseRef-[a-z0-9.-]{1,100}$/i.test(text)) return text;
  const named = longNames.get(wordsOf(text));
  if (named !== undefined || !text.endsWith('+')) return named;
  return longNames.get(wordsOf(text.slice(0, -1)))?.replace(/(?:-only|-or-later)?$/, '+');
}

/** Identifiers that said licence and exception in one, by the list's own advice. */
export function deprecatedCombination(text: string): { readonly id: string; readonly exception: string } | undefined {
  const match = /^GPL-([23]\.0)-with-([a-z]+-exception)$/i.exec(text);
  const exception = exceptions.get(match?.[2]?.toLowerCase() ?? '');
  if (match === null || exception === undefined) return undefined;
  const version = match[1] ?? '';
  const ofVersion = exception === 'GCC-exception-2.0' && version === '3.0' ? 'GCC-exception-3.1' : exception;
  return { id: `GPL-${version}-only`, exception: ofVersion };
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['autoconf-exception', 'Autoconf-exception-2.0'],
  ['bison-exception', 'Bison-exception-2.2'],
  ['classpath-exception', 'Classpath-exception-2.0'],
  ['font-exception', 'Font-exception-2.0'],
  ['gcc-exception', 'GCC-exception-2.0'],
]);

/**
 * Long names that leave no doubt which licence and version they mean: the titles of the licences, and PyPI's classifiers. Names without the version
 * that decides (`BSD`, `GPL`, `Apache Software License`) are not among them.
 */
const named: Readonly<Record<string, readonly string[]>> = {
  '0BSD': ['bsd zero clause license'],
  'AGPL-3.0-only': [
    'gnu affero general public license v3',
    'gnu agplv3',
    'agplv3',
    'gnu affero general public license v3 (agplv3)',
  ],
  'AGPL-3.0-or-later': [
    'agplv3+',
    'gnu affero general public license v3 or later',
    'gnu affero general public license v3 or later (agplv3+)',
  ],
  'Apache-2.0': [
    'apache 2',
    'apache 2.0',
    'apache license 2',
    'apache license 2.0',
    'apache license v2.0',
    'apache license version 2.0',
    'apache-2',
    'apache2.0',
    'asl 2.0',
  ],
  'Artistic-2.0': ['artistic license 2.0'],
  'BSD-2-Clause': [
    '2-clause bsd',
    '2-clause bsd license',
    'bsd 2-clause',
    'bsd 2-clause license',
    'simplified bsd',
    'simplified bsd license',
  ],
  'BSD-3-Clause': [
    '3-clause bsd',
    '3-clause bsd license',
    'bsd 3-clause',
    'bsd 3-clause license',
    'modified bsd license',
    'new bsd',
    'new bsd license',
    'revised bsd license',
  ],
  'BSL-1.0': ['boost software license 1.0', 'boost software license 1.0 (bsl-1.0)'],
  'CC0-1.0': ['cc0', 'cc0 1.0', 'cc0 1.0 universal', 'cc0 1.0 universal (cc0 1.0) public domain dedication'],
  'EPL-1.0': ['eclipse public license 1.0', 'eclipse public license 1.0 (epl-1.0)'],
  'EPL-2.0': ['eclipse public license 2.0', 'eclipse public license 2.0 (epl-2.0)', 'eclipse public license v2.0'],
  'EUPL-1.2': ['european union public licence 1.2', 'european union public licence 1.2 (eupl 1.2)'],
  'GPL-2.0-only': ['gnu general public license v2', 'gnu general public license v2 (gplv2)', 'gplv2'],
  'GPL-2.0-or-later': [
    'gnu general public license v2 or later',
    'gnu general public license v2 or later (gplv2+)',
    'gplv2+',
  ],
  'GPL-3.0-only': ['gnu general public license v3', 'gnu general public license v3 (gplv3)', 'gnu gplv3', 'gplv3'],
  'GPL-3.0-or-later': [
    'gnu general public license v3 or later',
    'gnu general public license v3 or later (gplv3+)',
    'gplv3+',
  ],
  HPND: ['historical permission notice and disclaimer', 'historical permission notice and disclaimer (hpnd)'],
  ISC: ['isc license', 'isc license (iscl)', 'the isc license'],
  'LGPL-2.1-only': ['gnu lesser general public license v2.1', 'lgplv2.1'],
  'LGPL-2.1-or-later': ['lgplv2.1+'],
  'LGPL-3.0-only': ['gnu lesser general public license v3', 'gnu lesser general public license v3 (lgplv3)', 'lgplv3'],
  'LGPL-3.0-or-later': [
    'gnu lesser general public license v3 or later',
    'gnu lesser general public license v3 or later (lgplv3+)',
    'lgplv3+',
  ],
  MIT: ['expat', 'mit license', 'mit licence', 'mit license (mit)', 'the mit license', 'the mit license (mit)'],
  'MIT-0': ['mit no attribution', 'mit no attribution license (mit-0)'],
  'MPL-1.1': ['mozilla public license 1.1', 'mozilla public license 1.1 (mpl 1.1)'],
  'MPL-2.0': [
    'mozilla public license 2.0',
    'mozilla public license 2.0 (mpl 2.0)',
    'mozilla public license version 2.0',
    'mpl 2.0',
  ],
  'PSF-2.0': ['python software foundation license', 'psf', 'psf license'],
  Unlicense: ['the unlicense', 'the unlicense (unlicense)', 'unlicense'],
  'UPL-1.0': ['universal permissive license', 'universal permissive license (upl)'],
  WTFPL: ['do what the f*ck you want to public license'],
  'ZPL-2.1': ['zope public license 2.1'],
  Zlib: ['zlib license', 'zlib/libpng license'],
};

const longNames: ReadonlyMap<string, string> = new Map(
  Object.entries(named).flatMap(([id, names]) => names.map((name) => [name, id] as const)),
);

function wordsOf(text: string): string {
  return text.toLowerCase().replaceAll(',', ' ').split(/\s+/).join(' ').trim();
}
