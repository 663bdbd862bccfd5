import { isFailure, type HttpClient } from './port.ts';
import { useCounter, type Use } from './tally.ts';

/** A client that counts what one source asks and how often it got no usable answer. */
export interface CountedHttp extends HttpClient {
  readonly use: () => Use;
}

/** Wraps a client. "There is none" is an answer; refusals, limits and server errors are failures. */
export function countedHttp(http: HttpClient): CountedHttp {
  const { ask, fail, use } = useCounter();
  return {
    request: async (url, request) => {
      ask();
      const answer = await http.request(url, request);
      const usable =
        !isFailure(answer) &&
        (answer.status < 400 || answer.status === 404 || answer.status === 410 || answer.status === 422);
      if (!usable) fail();
      return answer;
    },
    use,
  };
}
