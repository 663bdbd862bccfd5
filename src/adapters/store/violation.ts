import { codeOf } from '../../domain/error.ts';

/** PostgreSQL's class for a unique index that refused a row (appendix A of its manual), and SQLite's extended code. */
const postgresUnique = '23505';
const sqliteUnique = new Set([2067, 1555]);

/** Whether a statement failed because a unique index refused it. */
export function isUniqueViolation(error: unknown): boolean {
  if (codeOf(error) === postgresUnique) return true;
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return false;
  return sqliteUnique.has(Number(error.errcode));
}
