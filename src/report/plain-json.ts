/** Characters that JSON leaves as they are and a terminal obeys or hides: C1 controls, directions, invisible ones, lone surrogates. */
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;

/** A value as JSON, indented by one, that may be looked at in a terminal: what would be obeyed or unseen there stands escaped. */
export function plainJson(value: unknown): string {
  const text = JSON.stringify(value, null, 1);
  return text.replaceAll(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
