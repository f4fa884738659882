import { ref, watch } from 'vue'
import { placeAeds } from '@/api/places'
import type { Schemas } from '@/api/types'
import { useNotices } from '@/stores/notices'

/** The defibrillators near a place, asked again when the place moves; null while there is no place or no answer. */
export function useAeds(place: () => { lon: number; lat: number } | null) {
  const notices = useNotices()
  const aeds = ref<Schemas['Aeds'] | null>(null)
  watch(() => { const at = place(); return at ? `${at.lon},${at.lat}` : '' }, async (key) => {
    const at = place()
    aeds.value = null
    if (!at) return
    await notices.attempt(async () => {
      const found = await placeAeds(at.lon, at.lat)
      const still = place()
      if (still && `${still.lon},${still.lat}` === key) aeds.value = found
    })
  }, { immediate: true })
  return aeds
}
