import type { PlaceResult } from '@/api/types'

/** The name of a place for the reader's language; local names first, the foreign one where it helps. */
export const placeLabel = (place: PlaceResult, locale: string): string =>
  locale === 'en' && place.label_en ? place.label_en : place.label

/** The label with the district behind it: 建设路12号（南浦区） is one of three, and this is the one that is read back,
 * kept and driven to. Of rivals the subdistrict too. */
export function placeTold(place: PlaceResult, locale: string): string {
  const label = placeLabel(place, locale)
  const where = [place.district, place.rival ? place.subdistrict : ''].filter((name) => name && !label.includes(name)).join(' ')
  if (!where) return label
  return locale === 'en' ? `${label} (${where})` : `${label}（${where}）`
}

/** What the details say beside the map's own word for the place, which is no word for a reader: its code, its address. */
export function detailTold(place: PlaceResult): string {
  const [first, ...rest] = place.detail.split(' · ')
  return first === place.category ? rest.join(' · ') : place.detail
}
