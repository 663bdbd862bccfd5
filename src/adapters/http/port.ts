/** An answer that was read whole, within the limits. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where it came from, after redirects within the allowed hosts. */
  readonly url: string;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Bytes of decoded body at most. Default 32 MiB. */
  readonly maxBytes?: number;
  /** Milliseconds for the whole request with retries. Default 20,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Times to try again after a passing failure. Default 2 for GET, 0 otherwise. */
  readonly retries?: number;
  /** Seconds for which an earlier answer to the same request may be used. Default 0: ask. */
  readonly maxAge?: number;
  /** The answer's bytes are this asker's own, to be handed on: they are neither kept nor shared with who asks the same. */
  readonly alone?: boolean;
}

/** A failure that the caller handles as a value. */
export type HttpFailure = {
  readonly failed: 'timeout' | 'refused' | 'too-large' | 'not-allowed' | 'bad-answer' | 'aborted';
  /** One sentence that names the host and what happened; holds no credentials. */
  readonly reason: string;
};

/**
 * The one way out of the process. Credentials are bound to scheme, host, port and path prefix by whoever made the
 * client; redirects stay within the allowed hosts and lose credentials when the origin changes.
 */
export interface HttpClient {
  readonly request: (url: string, request?: HttpRequest) => Promise<HttpAnswer | HttpFailure>;
}

export function isFailure(answer: HttpAnswer | HttpFailure): answer is HttpFailure {
  return 'failed' in answer;
}
