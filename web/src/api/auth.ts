import { get } from './ask'
import { request } from './http'
import type { Me } from './types'

const AUTH = '/_allauth/browser/v1'

export const me = (): Promise<Me> => get('/me', {})

/** Sign in. The config request first, so that the CSRF cookie is there. */
export async function signIn(username: string, password: string): Promise<void> {
  await request(`${AUTH}/config`)
  await request(`${AUTH}/auth/login`, { method: 'POST', body: { username, password } })
}

/** Sign out. allauth answers 401 to a session that has ended: that is the success. */
export async function signOut(): Promise<void> {
  await request(`${AUTH}/auth/session`, { method: 'DELETE' }).catch((problem: { status?: number }) => {
    if (problem.status !== 401) throw problem
  })
}
