import type { Hospital } from '@/api/types'

const EARTH_M = 6_371_008.8

/** Great-circle metres between two WGS-84 points. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = Math.PI / 180
  const lat = ((b.lat - a.lat) * rad) / 2
  const lon = ((b.lon - a.lon) * rad) / 2
  const h = Math.sin(lat) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(lon) ** 2
  return 2 * EARTH_M * Math.asin(Math.sqrt(h))
}

/** Hospitals, nearest to `from` first, with the straight-line metres; in their own order while the place is unknown. */
export function hospitalsNear(hospitals: Iterable<Hospital>, from: { lon: number; lat: number } | null | undefined): { hospital: Hospital; metres: number | null }[] {
  const rows = [...hospitals].map((hospital) => ({ hospital, metres: from ? metresBetween(from, hospital) : null }))
  return rows.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
}
