import { get } from './ask'
import type { PlaceResult } from './types'

/** Places that match typed text, best first, nearer ones preferred when `near` (lon, lat) is given. */
export async function placeSearch(text: string, near: readonly [number, number] | null, signal?: AbortSignal): Promise<PlaceResult[]> {
  const query = { q: text, limit: 9, ...(near ? { lon: near[0], lat: near[1], datum: 'wgs84' as const } : {}) }
  return (await get('/places/search', {}, query, { signal, timeoutMs: 4_000, repeatable: false })).results
}

/** What is at a point: the nearest address or street, or null. */
export const placeAt = async (lon: number, lat: number): Promise<PlaceResult | null> =>
  (await get('/places/reverse', {}, { lon, lat, datum: 'wgs84' })).results[0] ?? null
