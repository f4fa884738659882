import { computed, reactive, ref, shallowRef } from 'vue'
import { closureChange, closureEnd, closureOpen } from '@/api/roads'
import type { Closure } from '@/api/types'
import { cornersOf, roadsSaid, shapeOf, type Corner, type Form } from '@/lib/closures'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'

/* A closure being drawn: one for the page, so that the map and the form draw the same. */

export interface Sketch {
  id: number | null
  version: number
  form: Form
  corners: Corner[]
  kind: Closure['kind']
  direction: Closure['direction']
  /** '' while the field is empty. */
  speedKmh: number | ''
  reason: string
  /** Minutes from now until it ends by itself; null: until somebody ends it, '' keeps what it has. */
  endsInMin: number | null | ''
}

export const SPEED_KMH = 10
const MAX_KMH = 130
const HOUR = 60

export const closuresOpen = ref(false)
export const sketch = ref<Sketch | null>(null)
/** The closure that was saved last: the map shows it. */
export const kept = shallowRef<Closure | null>(null)
export const drawn = computed(() => (sketch.value ? shapeOf(sketch.value.form, sketch.value.corners) : null))

export function sketchBegin(form: Form): void {
  closuresOpen.value = true
  sketch.value = reactive<Sketch>({
    id: null, version: 0, form, corners: [], kind: 'closed', direction: 'both', speedKmh: SPEED_KMH, reason: '', endsInMin: 2 * HOUR,
  })
}

export function sketchChange(row: Closure): void {
  closuresOpen.value = true
  sketch.value = reactive<Sketch>({
    id: row.id, version: row.version, form: row.shape.type === 'Polygon' ? 'area' : 'line', corners: cornersOf(row), kind: row.kind,
    direction: row.direction, speedKmh: row.speed_kmh ?? SPEED_KMH, reason: row.reason, endsInMin: '',
  })
}

/** The speed that may still be driven, in whole km/h, or null while none that can be is written. */
export const speedOf = ({ speedKmh }: Sketch): number | null =>
  typeof speedKmh === 'number' && Number.isInteger(speedKmh) && speedKmh >= 1 && speedKmh <= MAX_KMH ? speedKmh : null

export function sketchAdd(lon: number, lat: number): void {
  if (sketch.value) sketch.value.corners = [...sketch.value.corners, [lon, lat]]
}

export function sketchUndo(): void {
  if (sketch.value) sketch.value.corners = sketch.value.corners.slice(0, -1)
}

/** What may be done with closures. Refusals are said in words. */
export function useClosures() {
  const desk = useDesk()
  const notices = useNotices()
  const busy = ref(false)

  async function save(now: number): Promise<void> {
    const held = sketch.value
    const shape = drawn.value
    if (!held || !shape || busy.value) return
    busy.value = true
    const until = typeof held.endsInMin === 'number' ? new Date(now + held.endsInMin * 60_000).toISOString() : null
    const body = {
      kind: held.kind, speed_kmh: held.kind === 'slow' ? speedOf(held) : null, direction: held.form === 'line' ? held.direction : 'both' as const,
      shape, datum: 'wgs84' as const, reason: held.reason.trim(), ...(held.endsInMin === '' ? {} : { to_at: until }),
    }
    const row = await notices.attempt(() => (held.id === null ? closureOpen(body) : closureChange(held.id, versionNow(held), body)), 'save-closure')
    busy.value = false
    if (!row) return
    desk.apply('closure', row)
    notices.say('closure.kept', { roads: roadsSaid(row.roads) || '—', metres: row.metres }, 'good')
    sketch.value = null
    kept.value = row
  }

  /** The routers count the version up when they take a closure up: that is nobody else's edit. */
  function versionNow(held: Sketch): number {
    const row = desk.tables.closure.get(held.id ?? -1)
    return row && row.reason === held.reason && row.ended_at === null ? row.version : held.version
  }

  async function end(row: Closure, reason: string): Promise<void> {
    const ended = await notices.attempt(() => closureEnd(row.id, reason), 'end-closure')
    if (ended) desk.apply('closure', ended)
  }

  return { busy, save, end }
}
