import { get } from './http'
import type { PlaceResult } from './types'

/** Places that match typed text, best first, nearer ones preferred when `near` (lon, lat) is given. */
export async function placeSearch(text: string, near: [number, number] | null, signal?: AbortSignal): Promise<PlaceResult[]> {
  const query = new URLSearchParams({ q: text, limit: '9' })
  if (near) {
    query.set('lon', String(near[0]))
    query.set('lat', String(near[1]))
  }
  return (await get<{ results: PlaceResult[] }>(`/places/search?${query}`, { signal, timeoutMs: 4_000, repeatable: false })).results
}

/** What is at a point: the nearest address or street, or null. */
export async function placeAt(lon: number, lat: number): Promise<PlaceResult | null> {
  const found = await get<{ results?: PlaceResult[]; result?: PlaceResult | null }>(`/places/reverse?lon=${lon}&lat=${lat}`)
  return found.results?.[0] ?? found.result ?? null
}
