// Writes test/fakes/github/openapi.json: GitHub's OpenAPI description, cut to the operations that the fake GitHub answers.
// The description comes with the package @octokit/openapi (MIT licence), which is no dependency: it has 385 MB. After adding a route:
//   npm install --no-save @octokit/openapi@23.0.2 && node bin/node24.js scripts/cut-openapi.ts
import { readFileSync, writeFileSync } from 'node:fs';

import { routes } from '../test/fakes/github/routes.ts';

type Json = Readonly<Record<string, unknown>>;

const source = new URL('../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url);
const target = new URL('../test/fakes/github/openapi.json', import.meta.url);

/** Words for people, which no check reads. */
const dropped = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'operationId',
  'summary',
  'tags',
  'title',
  'x-github',
  'x-octokit',
  'x-multi-segment',
]);

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Leaves out what is for people; the names of properties are not such words. */
function trim(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((one) => trim(one));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => names || !dropped.has(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, trim(one, !names && key === 'properties')]));
}

/** Error answers are one shape, which the fake writes in one place: only their statuses are kept. */
function withoutErrorBodies(operation: Json): Json {
  const responses = isObject(operation['responses']) ? Object.entries(operation['responses']) : [];
  const kept = responses.map(([status, one]) => [status, Number(status) >= 400 ? {} : one]);
  const { parameters: _, ...rest } = operation;
  return { ...rest, responses: Object.fromEntries(kept) };
}

/** The description demands that an account in this list be a user and an enterprise at once; elsewhere it is either. */
function corrected(name: string, operation: Json): Json {
  if (name !== 'GET /app/installations') return operation;
  const schema = { type: 'array', items: { $ref: '#/components/schemas/installation' } };
  const answer = { description: 'corrected', content: { 'application/json': { schema } } };
  return { ...operation, responses: { '200': answer } };
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (isObject(value)) {
    const to = value['$ref'];
    if (typeof to === 'string') found.add(to);
    for (const one of Object.values(value)) collect(one, found);
  }
}

function at(whole: Json, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isObject(here) ? here[key] : undefined), whole);
}

function put(
  into: Record<string, Record<string, unknown>>,
  [kind, name]: readonly [string, string],
  value: unknown,
): void {
  const group = into[kind] ?? {};
  group[name] = value;
  into[kind] = group;
}

function cut(whole: Json): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(routes).sort()) {
    const [method = '', path = ''] = name.split(' ');
    const operation = at(whole, ['paths', path, method.toLowerCase()]);
    if (!isObject(operation)) throw new Error(`GitHub's description has no operation ${name}`);
    put(paths, [path, method.toLowerCase()], corrected(name, withoutErrorBodies(trim(operation) as Json)));
  }
  const components: Record<string, Record<string, unknown>> = {};
  const waiting = new Set<string>();
  collect(paths, waiting);
  // A set hands out what is added to it while it is walked: references of references are reached too.
  for (const reference of waiting) {
    const [, , kind = '', name = ''] = reference.split('/');
    const component = trim(at(whole, ['components', kind, name]));
    put(components, [kind, name], component);
    collect(component, waiting);
  }
  const info = { title: 'GitHub REST API, cut', version: at(whole, ['info', 'version']), license: { name: 'MIT' } };
  const note = 'Cut from @octokit/openapi, copyright GitHub and Octokit contributors, MIT licence.';
  return { openapi: whole['openapi'], info: { ...info, description: note }, paths, components };
}

const text = `${JSON.stringify(cut(JSON.parse(readFileSync(source, 'utf8')) as Json))}\n`;
writeFileSync(target, text);
process.stderr.write(`${Object.keys(routes).length} operations, ${Math.round(text.length / 1024)} KiB\n`);
