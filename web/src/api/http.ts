import { Problem, problemFrom } from './problem'

/* The one place that talks HTTP: cookies and CSRF for the desks, a bearer token for a tablet,
 * If-Match for edits, a time limit on everything, and a second try where a repeat does no harm. */

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** Version that the edit was made against. */
  ifMatch?: number
  token?: string
  /** Safe to send twice: a read, or a command with its own client_uuid. */
  repeatable?: boolean
  timeoutMs?: number
  signal?: AbortSignal
}

const TIME_LIMIT_MS = 8_000
const RETRY_AFTER_MS = [300, 1_000, 2_500]
let bearer = ''

/** Sign every later request with a tablet's token; '' goes back to the session cookie. */
export function useBearer(token: string): void {
  bearer = token
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}

function headersFor(ask: Ask): Headers {
  const headers = new Headers({ Accept: 'application/json' })
  const token = ask.token ?? bearer
  if (ask.body !== undefined) headers.set('Content-Type', 'application/json')
  if (ask.ifMatch !== undefined) headers.set('If-Match', `"${ask.ifMatch}"`)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  else if (ask.method && ask.method !== 'GET') headers.set('X-CSRFToken', cookie('csrftoken'))
  return headers
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function once(path: string, ask: Ask): Promise<unknown> {
  const limit = AbortSignal.timeout(ask.timeoutMs ?? TIME_LIMIT_MS)
  let response: Response
  let body: unknown
  try {
    response = await fetch(path, {
      method: ask.method ?? 'GET',
      headers: headersFor(ask),
      body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
      credentials: 'same-origin',
      signal: ask.signal ? AbortSignal.any([limit, ask.signal]) : limit,
    })
    body = await bodyOf(response)
  } catch (error) {
    if (ask.signal?.aborted) throw error
    throw new Problem(limit.aborted ? 'timed_out' : 'network_down', 0, '')
  }
  if (!response.ok) throw problemFrom(response.status, body, response.headers.get('X-Request-ID') ?? '')
  return body
}

const passing = (error: unknown): boolean =>
  error instanceof Problem && (error.unreachable || [502, 503, 504].includes(error.status))

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The server's JSON answer to `path`. Throws Problem. */
export async function request<T>(path: string, ask: Ask = {}): Promise<T> {
  const repeatable = ask.repeatable ?? (ask.method ?? 'GET') === 'GET'
  const waits = repeatable ? RETRY_AFTER_MS : []
  for (let attempt = 0; ; attempt++) {
    try {
      return (await once(path, ask)) as T
    } catch (error) {
      const wait = waits[attempt]
      if (wait === undefined || !passing(error)) throw error
      await pause(wait)
    }
  }
}

/** A random UUID; also where the page is not served over TLS. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
