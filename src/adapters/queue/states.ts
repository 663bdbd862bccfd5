import { sql } from 'kysely';

/**
 * A job's states as literals in the SQL text. Never as parameters: a partial index (`where state = 'waiting'`) serves
 * only a query whose text holds the same constant (https://sqlite.org/partialindex.html, section 3).
 */
export const waiting = sql.lit<'waiting'>('waiting');
export const running = sql.lit<'running'>('running');
export const dead = sql.lit<'dead'>('dead');
