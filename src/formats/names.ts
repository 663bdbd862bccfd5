/** What makes a name one that no registry would have given, in words; undefined for an ordinary one. */
export function suspicionOf(name: string): string | undefined {
  if (isPlain(name)) return climbs(name) ? 'path segments that climb' : undefined;
  if (directionCharacters.test(name)) return 'characters that change the direction of text';
  if (invisibleCharacters.test(name)) return 'control or invisible characters';
  if (anySpace.test(name)) return 'white space';
  if (markupCharacters.test(name)) return 'markup or shell characters';
  if (nonAscii.test(name)) return scriptsOf(name) > 1 ? 'letters of several scripts' : 'letters outside ASCII';
  return climbs(name) ? 'path segments that climb' : undefined;
}

/** What plain names and versions consist of: signs that neither addresses nor suspicious names could do with alone. */
const ordinaryCodes: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9._/@+~-]/.test(String.fromCharCode(code)),
);

/** Whether nothing in a name or version needs a second look: no address, no secret, no suspicious sign. One pass. */
export function isOrdinary(text: string): boolean {
  let last = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (ordinaryCodes[code] !== true || (code === 46 && last === 46)) return false;
    last = code;
  }
  return true;
}

// Each pattern is one character class: linear.
const directionCharacters = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const invisibleCharacters = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]/u;
const anySpace = /\s/;
const markupCharacters = /[<>[\]`|\\"&#${};^?]/;
const nonAscii = /[^ -~]/;

/** Letters, digits and the signs that names have in some ecosystem; `!'()*` are those of old npm names. */
const plainCodes: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9._/@+~:!'()*,=-]/.test(String.fromCharCode(code)),
);

function isPlain(name: string): boolean {
  for (let i = 0; i < name.length; i += 1) if (plainCodes[name.charCodeAt(i)] !== true) return false;
  return true;
}

function climbs(name: string): boolean {
  return name.includes('..') && name.split('/').includes('..');
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

function scriptsOf(name: string): number {
  return scripts.filter((script) => script.test(name)).length;
}
