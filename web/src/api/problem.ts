/** What the server said no with (RFC 9457), or why it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly params: Record<string, unknown> = {},
    readonly requestId = '',
    readonly errors: unknown = null,
  ) {
    super(detail || code)
    this.name = 'Problem'
  }

  /** True when the request may not have reached the server at all. */
  get unreachable(): boolean {
    return this.status === 0
  }
}

const plainCodes: Record<number, string> = {
  400: 'invalid', 401: 'not_signed_in', 403: 'not_allowed', 404: 'not_found', 409: 'conflict',
  412: 'stale_version', 413: 'too_large', 422: 'invalid', 428: 'precondition_required', 429: 'too_many_requests', 503: 'unavailable',
}

/** The problem in a refused response; a body that is no problem document gets a code by status. */
export function problemFrom(status: number, body: unknown, requestId: string): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (key: string): string => (typeof given[key] === 'string' ? (given[key] as string) : '')
  return new Problem(
    text('code') || plainCodes[status] || 'server_error',
    status,
    text('detail'),
    (given.params as Record<string, unknown> | undefined) ?? {},
    text('request_id') || requestId,
    given.errors ?? null,
  )
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}
