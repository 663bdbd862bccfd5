import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { scan } from './scan.js';

const AsyncFunction = (async () => {}).constructor;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const cache = new Map();

export const escape = (value) => (value == null ? '' : String(value).replace(/[&<>"']/g, (char) => ENTITIES[char]));

function body(source, options, depth = 0) {
  if (depth > 16) throw new RangeError('includes are nested too deep');
  const lines = [];
  for (const token of scan(source)) {
    switch (token.kind) {
      case 'text': lines.push(`out += ${JSON.stringify(token.text)};`); break;
      case 'escape': lines.push(`line = ${token.line}; out += escape(${token.code});`); break;
      case 'raw': lines.push(`line = ${token.line}; out += (${token.code});`); break;
      case 'code': lines.push(`line = ${token.line}; ${token.code}`); break;
      case 'include': {
        const file = resolve(options.root ?? dirname(options.filename ?? '.'), token.name);
        lines.push(`{ ${body(readFileSync(file, 'utf8'), { ...options, filename: file }, depth + 1)} }`);
        break;
      }
      default:
    }
  }
  return lines.join('\n');
}

function build(Constructor, source, options) {
  const key = options.cache === false ? undefined : createHash('sha1').update(`${Constructor.name}\0${options.filename ?? ''}\0${source}`).digest('base64');
  if (key && cache.has(key)) return cache.get(key);
  const code = `let out = "", line = 1;\ntry {\n${body(source, options)}\nreturn out;\n} catch (error) { rethrow(error, line); }\n//# sourceURL=${options.filename ?? 'template'}`;
  let inner;
  try {
    inner = new Constructor('it', 'escape', 'rethrow', code);
  } catch (error) {
    error.message += ` while compiling ${options.filename ?? 'a template'}`;
    throw error;
  }
  const rethrow = (error, line) => {
    error.message = `${options.filename ?? 'template'}:${line}: ${error.message}`;
    throw error;
  };
  const template = (it) => inner(it, options.escape ?? escape, rethrow);
  if (key) cache.set(key, template);
  return template;
}

export const compile = (source, options = {}) => build(Function, source, options);
export const compileAsync = (source, options = {}) => build(AsyncFunction, source, options);

export async function renderFile(file, it, options = {}) {
  return compileAsync(await readFile(file, 'utf8'), { ...options, filename: file })(it);
}
