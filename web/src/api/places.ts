import { get } from './ask'
import type { PlaceResult, Schemas } from './types'

const about = (text: string, near: readonly [number, number] | null) =>
  ({ q: text, limit: 9, ...(near ? { lon: near[0], lat: near[1], datum: 'wgs84' as const } : {}) })

/** Places that match typed text, best first, nearer ones preferred when `near` (lon, lat) is given. */
export async function placeSearch(text: string, near: readonly [number, number] | null, signal?: AbortSignal): Promise<PlaceResult[]> {
  return (await get('/places/search', {}, about(text, near), { signal, timeoutMs: 4_000, repeatable: false })).results
}

/** What a geocoder outside means by the text; `notice` says why it has nothing, and whether there is one at all. */
export const placeSecond = (text: string, near: readonly [number, number] | null, signal?: AbortSignal): Promise<Schemas['SecondPlaces']> =>
  get('/places/second', {}, about(text, near), { signal, timeoutMs: 4_000, repeatable: false })

/** The nearest defibrillators, by walking time. */
export const placeAeds = (lon: number, lat: number): Promise<Schemas['Aeds']> => get('/places/aeds', {}, { lon, lat, datum: 'wgs84' })

const STATION_AREA = 'station_area'

/** What is at a point: the nearest address or street, and the station in whose area it lies; null where there is none. */
export async function placeAt(lon: number, lat: number): Promise<{ near: PlaceResult | null; station: PlaceResult | null }> {
  const { results } = await get('/places/reverse', {}, { lon, lat, datum: 'wgs84' })
  return {
    near: results.find((one) => one.category !== STATION_AREA) ?? null,
    station: results.find((one) => one.category === STATION_AREA) ?? null,
  }
}
