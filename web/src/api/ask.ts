import { newId, request, type Ask } from './http'
import type { paths } from './schema'

/* Asking the API by the addresses of its schema: ids, query, body and answer have the types that the server declares. */

const API = '/api/v1'

type Method = 'get' | 'post' | 'put' | 'patch'
type Short<P> = P extends `${typeof API}${infer Rest}` ? Rest : never
/** The addresses that answer to a method, below /api/v1. */
type Route<M extends Method> = { [P in keyof paths]: paths[P][M] extends { responses: unknown } ? Short<P> : never }[keyof paths]
type Operation<M extends Method, R extends string> = paths[`${typeof API}${R}` & keyof paths][M]

type Ids<O> = O extends { parameters: { path: infer I } } ? I : Record<string, never>
type Query<O> = O extends { parameters: { query?: infer Q } } ? [NonNullable<Q>] extends [never] ? Record<string, never> : NonNullable<Q> : never
type Body<O> = O extends { requestBody?: infer B } ? NonNullable<B> extends { content: { 'application/json': infer J } } ? J : object : object
type Json<R> = R extends { content: { 'application/json': infer J } } ? J : null
type Reply<O> = O extends { responses: infer R } ? R extends { 200: infer Known } ? Json<Known> : R extends { 201: infer Made } ? Json<Made> : null : never
type Without<B, K extends string> = B extends unknown ? Omit<B, K> : never

const filled = (route: string, ids: unknown): string =>
  API + route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((ids as Record<string, unknown>)[name])))

const inQuery = (query: object): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

export const get = <R extends Route<'get'>>(
  route: R, ids: Ids<Operation<'get', R>>, query?: Query<Operation<'get', R>>, ask: Ask = {},
): Promise<Reply<Operation<'get', R>>> => request(filled(route, ids) + inQuery(query ?? {}), ask)

/** A plain command. */
export const post = <R extends Route<'post'>>(
  route: R, ids: Ids<Operation<'post', R>>, body: Body<Operation<'post', R>>, ask: Ask = {},
): Promise<Reply<Operation<'post', R>>> => request(filled(route, ids), { ...ask, method: 'POST', body })

/** A command that must not double: carries a fresh client_uuid, so it may be sent again. */
export const command = <R extends Route<'post'>>(
  route: R, ids: Ids<Operation<'post', R>>, body: Without<Body<Operation<'post', R>>, 'client_uuid'>,
): Promise<Reply<Operation<'post', R>>> =>
  request(filled(route, ids), { method: 'POST', repeatable: true, body: { client_uuid: newId(), ...body } })

/** An edit made against a known version. */
export const edit = <M extends 'post' | 'put' | 'patch', R extends Route<M>>(
  method: M, route: R, ids: Ids<Operation<M, R>>, version: number, body: Body<Operation<M, R>>,
): Promise<Reply<Operation<M, R>>> =>
  request(filled(route, ids), { method: method.toUpperCase() as Uppercase<M>, body, ifMatch: version })
