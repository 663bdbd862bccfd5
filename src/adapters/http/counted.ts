import { isFailure, type HttpClient } from './port.ts';

/** A client that counts what one source asks and how often it got no usable answer. */
export interface CountedHttp extends HttpClient {
  readonly use: () => { readonly asked: number; readonly failed: number };
}

/** Wraps a client. "There is none" is an answer; refusals, limits and server errors are failures. */
export function countedHttp(http: HttpClient): CountedHttp {
  let asked = 0;
  let failed = 0;
  return {
    request: async (url, request) => {
      asked += 1;
      const answer = await http.request(url, request);
      const usable =
        !isFailure(answer) &&
        (answer.status < 400 || answer.status === 404 || answer.status === 410 || answer.status === 422);
      if (!usable) failed += 1;
      return answer;
    },
    use: () => ({ asked, failed }),
  };
}
