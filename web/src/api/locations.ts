import { command } from './ask'
import type { PlaceChoice } from './incidents'
import type { CallerLocation } from './types'

/** What the call-taker found for the caller's words is kept beside what line and handset said. */
export const locationTyped = (call: number, place: PlaceChoice): Promise<CallerLocation> =>
  command('/locations', {}, { call, source: 'typed', method: 'address', lon: place.lon, lat: place.lat, datum: 'wgs84', address: place.label })
