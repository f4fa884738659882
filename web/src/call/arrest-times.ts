import type { Triage } from '@/api/types'

/* The two times of telephone CPR (AHA: 90 s and 150 s), from the answer of the call; of a later patient from when he or she was added. */

export const RECOGNISED_WITHIN_S = 90
export const COMPRESSED_WITHIN_S = 150

export interface ArrestTime { seconds: number; limit: number; late: boolean }

const measured = (from: string, to: string | null, limit: number): ArrestTime | null => {
  if (to === null) return null
  const seconds = Math.floor((Date.parse(to) - Date.parse(from)) / 1_000)
  return { seconds, limit, late: Date.parse(to) - Date.parse(from) > limit * 1_000 }
}

export const recognisedIn = (row: Triage): ArrestTime | null => measured(row.known_since, row.recognised_at, RECOGNISED_WITHIN_S)
export const compressedIn = (row: Triage): ArrestTime | null => measured(row.known_since, row.first_compression_at, COMPRESSED_WITHIN_S)
