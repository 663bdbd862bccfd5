import { parseJson } from '../formats/syntax/json.ts';
import type { Tree } from '../formats/syntax/tree.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';

/**
 * JSON, with comments and trailing commas, or JSON5 with bare keys and single quotes, which is a flow mapping of YAML once its comments are
 * gone. Undefined where it is neither.
 */
export function parseJson5(text: string): Tree | undefined {
  const json = parseJson(text, { style: 'relaxed' });
  if (json.ok) return json.value;
  const yaml = parseYaml(withoutComments(text));
  return yaml.ok && yaml.value.length === 1 ? yaml.value[0] : undefined;
}

/** Comments become blanks, so that lines hold; a colon gets the blank that YAML wants behind it. */
function withoutComments(text: string): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const [char = '', next = ''] = [text[i], text[i + 1]];
    if (quote !== '') {
      out += char === '\\' ? char + next : char;
      if (char === '\\') i += 1;
      else if (char === quote) quote = '';
    } else if (char === '/' && next === '/') {
      const end = text.indexOf('\n', i);
      i = (end === -1 ? text.length : end) - 1;
    } else if (char === '/' && next === '*') {
      const end = text.indexOf('*/', i + 2);
      const comment = text.slice(i, end === -1 ? text.length : end + 2);
      out += comment.replaceAll(/[^\n]/g, ' ');
      i += comment.length - 1;
    } else {
      if (char === '"' || char === "'") quote = char;
      out += char === ':' ? ': ' : char;
    }
  }
  return out;
}
