import type { PlaceResult } from '@/api/types'

/* A result that is not what was said, but the nearest thing to it. It may be taken, never unnoticed. */

const doubtful = ['number_unknown', 'nearest_number', 'no_such_corner', 'interpolated', 'outside_city', 'near', 'opposite', 'between', 'other_direction', 'other_type', 'second_source'] as const
export type Doubt = (typeof doubtful)[number]

export const doubtOf = (place: PlaceResult): Doubt | null => doubtful.find((code) => code === place.match) ?? null

/** Where the point is not the door, the caller's own words must reach the crew. */
const wordsNeeded: readonly Doubt[] = ['number_unknown', 'nearest_number', 'no_such_corner', 'near', 'opposite', 'between', 'second_source']

/** What belongs in the details of the place: what lies behind the door, or the words that the point does not answer. */
export function detailFor(place: PlaceResult, typed: string): string {
  const doubt = doubtOf(place)
  const inside = place.inside ? place.detail : ''
  return [inside, doubt && wordsNeeded.includes(doubt) ? typed : ''].filter(Boolean).join(' · ')
}
