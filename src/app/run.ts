import { LockwardenError, codeOf, messageOf } from '../domain/error.ts';

/** Wrong use or wrong configuration, by the interface of the command line. */
const wrongUse = 2;

/** Runs a program to its end and turns what it throws into words on standard error and an exit status. */
export async function run(program: () => Promise<void>): Promise<never> {
  try {
    await program();
    process.exit(0);
  } catch (error) {
    const hint = isExpected(error) ? error.hint : '';
    process.stderr.write(`${[messageOf(error), hint].filter((part) => part !== '').join('\n')}\n`);
    process.exit(codeOf(error) === 'settings' ? wrongUse : 1);
  }
}

function isExpected(error: unknown): error is LockwardenError {
  return error instanceof LockwardenError;
}
