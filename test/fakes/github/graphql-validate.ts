import type { Operation, Selection } from './graphql-parse.ts';
import { possible, scalars, schema } from './graphql-schema.ts';

/** A query that GitHub does not run: the answer has errors and no data. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Checks what GitHub checks before it runs a query: variables, fields, arguments, selections. Mutations are left to their own checks. */
export function validate(operation: Operation): void {
  for (const [name, { type, value, used }] of operation.variables) {
    if (!used) throw new Refusal('variableNotUsed', `Variable $${name} is declared by ${operation.name} but not used`);
    const missing = value === undefined || value === null;
    if (missing && type.endsWith('!'))
      throw new Refusal('invalidVariable', `Variable $${name} of type ${type} was provided invalid value`);
    if (type.startsWith('GitObjectID') && !missing && !/^[0-9a-f]{40}$/.test(String(value)))
      throw new Refusal('invalidVariable', `Variable $${name} of type ${type} was provided invalid value`);
  }
  if (operation.kind === 'query') selections(operation.fields, 'Query');
}

function selections(fields: readonly Selection[], parent: string): void {
  const seen = new Map<string, string>();
  for (const field of fields) {
    const type = field.on ?? parent;
    if (type !== parent && !(possible[parent] ?? []).includes(type))
      throw new Refusal('cannotSpreadFragment', `Fragment on ${type} can't be spread inside ${parent}`);
    // Fragments on two types never meet in one object.
    const key = `${type} ${field.key}`;
    const same = `${field.name} ${JSON.stringify(field.args)}`;
    if (seen.has(key) && seen.get(key) !== same)
      throw new Refusal('fieldConflict', `Field '${field.key}' has a field conflict`);
    seen.set(key, same);
    oneField(field, type);
  }
}

function oneField(field: Selection, type: string): void {
  const known = schema[type];
  if (known === undefined || field.name === '__typename') return;
  const definition = known[field.name];
  if (definition === undefined)
    throw new Refusal('undefinedField', `Field '${field.name}' doesn't exist on type '${type}'`);
  const expected = definition.args ?? {};
  for (const [name, given] of Object.entries(field.argTypes)) {
    const wanted = expected[name];
    if (wanted === undefined)
      throw new Refusal('argumentNotAccepted', `Field '${field.name}' doesn't accept argument '${name}'`);
    if (given !== undefined && given.replace(/!$/, '') !== wanted.replace(/!$/, ''))
      throw new Refusal('variableMismatch', `Type mismatch on variable and argument ${name} (${given} / ${wanted})`);
    if (given !== undefined && wanted.endsWith('!') && !given.endsWith('!'))
      throw new Refusal(
        'variableMismatch',
        `Nullability mismatch on variable and argument ${name} (${given} / ${wanted})`,
      );
  }
  for (const [name, wanted] of Object.entries(expected))
    if (wanted.endsWith('!') && !Object.hasOwn(field.args, name))
      throw new Refusal('missingRequiredArguments', `Field '${field.name}' is missing required arguments: ${name}`);
  if (scalars.has(definition.of) && field.fields.length > 0)
    throw new Refusal('selectionMismatch', `Selections can't be made on scalars (field '${field.name}')`);
  if (!scalars.has(definition.of) && field.fields.length === 0)
    throw new Refusal('selectionMismatch', `Field must have selections (field '${field.name}')`);
  if (schema[definition.of] !== undefined) selections(field.fields, definition.of);
}
