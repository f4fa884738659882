import type { PlaceResult } from '@/api/types'

/** The name of a place for the reader's language; local names first, the foreign one where it helps. */
export const placeLabel = (place: PlaceResult, locale: string): string =>
  locale === 'en' && place.label_en ? place.label_en : place.label
