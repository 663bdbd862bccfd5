import { codeOf } from '../../domain/error.ts';
import type { HttpFailure } from './port.ts';

const timeouts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const badAnswers = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_HEADERS_OVERFLOW', 'LW_BAD_BODY']);

/** Who asked to stop: the caller, our own limit of time, or nobody. */
export type Stopped = 'caller' | 'clock' | 'nobody';

/**
 * The value for something that undici, zlib or the resolver threw. The reason is made of the host and of our own words:
 * messages of libraries may hold addresses with their query.
 */
export function failureOf(error: unknown, host: string, stopped: Stopped): HttpFailure {
  if (stopped === 'caller') return { failed: 'aborted', reason: `${host} was not waited for any longer` };
  const code = codeOf(error);
  if (stopped === 'clock' || timeouts.has(code)) return { failed: 'timeout', reason: `${host} did not answer in time` };
  if (code === 'LW_TOO_LARGE') return { failed: 'too-large', reason: `${host} sent more than is read` };
  if (code === 'LW_NOT_PUBLIC')
    return { failed: 'not-allowed', reason: `${host} leads to an address that is not public` };
  if (badAnswers.has(code) || code.startsWith('HPE_'))
    return { failed: 'bad-answer', reason: `${host} sent a malformed answer` };
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    return { failed: 'refused', reason: `${host} closed the connection before the answer was whole` };
  }
  return { failed: 'refused', reason: `${host} could not be reached${plainCode(code)}` };
}

/** Whether trying again may help. */
export function isPassingFailure(failure: HttpFailure): boolean {
  return failure.failed === 'refused' || failure.failed === 'timeout';
}

function plainCode(code: string): string {
  return /^[A-Z0-9_]{3,40}$/.test(code) ? ` (${code})` : '';
}
