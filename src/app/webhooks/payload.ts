import { z } from 'zod';
import type { RepositoryRef } from '../jobs/ports.ts';
import type { Translation } from './delivery.ts';

/** Only the fields in use are looked at; whatever else GitHub sends or will send is left alone. */
export const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
/** Git allows longer refs; GitHub does not. */
export const ref = z.string().min(1).max(1_024);
const login = z.string().min(1).max(100);
/** Characters that GitHub allows in names of owners and repositories: they become parts of addresses. */
const pathName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9._-]+$/)
  .refine((name) => name !== '.' && name !== '..');

export const action = z.object({ action: z.string().max(100) });

export const repository = z.object({ id, name: pathName, owner: z.object({ login: pathName }) });
export const installed = z.object({ installation: z.object({ id }), repository });
export const account = z.object({ login });
/** Who did it. Bots are told apart by `type` alone: names can be chosen. */
export const sender = z.object({ login, type: z.string().max(40) });

export function repositoryRef(payload: z.infer<typeof installed>): RepositoryRef {
  return {
    installation: payload.installation.id,
    id: payload.repository.id,
    owner: payload.repository.owner.login,
    name: payload.repository.name,
  };
}

/** Reads the payload by its schema, or says which field is not as GitHub documents it. */
export function read<T>(schema: z.ZodType<T>, payload: unknown, then: (read: T) => Translation): Translation {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return then(parsed.data);
  const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 80) ?? '';
  return { result: 'malformed', why: `the field ${path === '' ? '(payload)' : path} is missing or not of its type` };
}
