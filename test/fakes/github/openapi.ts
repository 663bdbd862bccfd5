import { readFileSync } from 'node:fs';

import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';

import type { Json } from './render-accounts.ts';

/** What GitHub's description says of one operation. */
interface Operation {
  readonly requestBody?: { readonly required?: boolean; readonly content?: Record<string, { readonly schema: Json }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Json }> }>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Json;
}

/** Checks requests and answers against the cut of GitHub's description beside this file. */
export class OpenApi {
  private readonly ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly description: Description;

  constructor(text = readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) {
    this.description = JSON.parse(text, nullableToSchema) as Description;
    ajvFormats.default(this.ajv);
    this.ajv.addSchema({ $id: 'github', components: this.description.components });
  }

  describes(operation: string): boolean {
    return this.find(operation) !== undefined;
  }

  /** Why a request body is not as described, or undefined. */
  checkRequest(operation: string, body: unknown): string | undefined {
    const described = this.find(operation)?.requestBody;
    const schema = described?.content?.['application/json']?.schema;
    if (schema === undefined) return undefined;
    if (body === undefined) return described?.required === true ? 'a body is needed' : undefined;
    return this.check(`${operation} request`, schema, body);
  }

  /** Why an answer is not as described, or undefined. A status that is not described is a mistake of the fake. */
  checkAnswer(operation: string, status: number, body: unknown): string | undefined {
    const found = this.find(operation);
    if (found === undefined) return 'the operation is not described';
    const answer = found.responses[String(status)];
    if (answer === undefined) return status >= 400 ? undefined : `status ${status} is not described`;
    const schema = answer.content?.['application/json']?.schema;
    if (schema === undefined || status >= 400) return undefined;
    return this.check(`${operation} ${status}`, schema, body);
  }

  private find(operation: string): Operation | undefined {
    const [method = '', path = ''] = operation.split(' ');
    return this.description.paths[path]?.[method.toLowerCase()];
  }

  private check(key: string, schema: Json, value: unknown): string | undefined {
    const known = this.compiled.get(key);
    const validate = known ?? this.ajv.compile(withBase(schema));
    this.compiled.set(key, validate);
    if (validate(value)) return undefined;
    return (validate.errors ?? []).map((one) => `${one.instancePath || 'body'} ${one.message ?? ''}`).join('; ');
  }
}

/** References are written for the whole description; here they point into the schema that was added under its name. */
function withBase(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/')) as Json;
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema names the type null. */
function nullableToSchema(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || value.nullable !== true) return value;
  const { nullable: _, ...rest } = value;
  return { anyOf: [rest, { type: 'null' }] };
}
