import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { deskSnapshot } from '@/api/calls'
import type { LiveEvent, PositionRow, Versioned } from '@/api/types'
import { emptyTables, prune, reduce, reduceAll, tablesFromDesk, type Entity } from '@/live/reduce'
import { LiveStream } from '@/live/socket'
import { useLink } from './link'
import { useTime } from './time'

/* The desks' board: a snapshot, the events after it, and the latest positions. */

/** As long as the snapshot keeps them, so that a reload shows the same board. */
const KEEP_ENDED_MS = 30 * 60_000
const PRUNE_EVERY_MS = 60_000

export const useDesk = defineStore('desk', () => {
  const link = useLink()
  const time = useTime()
  const tables = shallowRef(emptyTables())
  const positions = shallowRef<ReadonlyMap<number, PositionRow>>(new Map())
  const loaded = ref(false)
  /** How often the board was taken anew: what happened in between came as no event. */
  const snapshots = ref(0)
  const listeners = new Set<(event: LiveEvent) => void>()
  let stream: LiveStream | null = null
  let pruning: ReturnType<typeof setInterval> | null = null

  async function takeSnapshot(): Promise<number> {
    const shot = await deskSnapshot()
    time.hear(shot.server_time)
    tables.value = tablesFromDesk(shot)
    positions.value = new Map(shot.positions.map((row) => [row[0], row]))
    loaded.value = true
    snapshots.value += 1
    return shot.as_of_seq
  }

  function takeEvents(events: LiveEvent[]): void {
    tables.value = reduceAll(tables.value, events)
    for (const event of events) listeners.forEach((hear) => hear(event))
  }

  /** A newer fix never gives way to an older one. ISO times in one zone compare as text. */
  function takePositions(full: boolean, rows: PositionRow[]): void {
    const next = new Map(full ? [] : positions.value)
    for (const row of rows) {
      const held = positions.value.get(row[0])
      next.set(row[0], held && held[5] > row[5] ? held : row)
    }
    positions.value = next
  }

  /** Show the answer of a command at once; the event that follows carries the same version. */
  function apply<T extends Versioned>(entity: Entity, row: T): T {
    tables.value = reduce(tables.value, { entity, id: row.id, version: row.version, data: row })
    return row
  }

  /** The call's own event tells which incident it opened; until that is here, show it already. Keeps the version. */
  function linkCall(id: number, incident: number): void {
    const held = tables.value.call.get(id)
    if (!held || held.incident !== null) return
    tables.value = { ...tables.value, call: new Map(tables.value.call).set(id, { ...held, incident }) }
  }

  function onEvent(hear: (event: LiveEvent) => void): () => void {
    listeners.add(hear)
    return () => listeners.delete(hear)
  }

  function start(): void {
    if (stream) return
    stream = new LiveStream('/ws/desk', '', {
      snapshot: takeSnapshot, events: takeEvents, positions: takePositions, state: link.set, heard: link.heard,
    })
    pruning = setInterval(() => {
      tables.value = prune(tables.value, new Date(time.now - KEEP_ENDED_MS).toISOString())
    }, PRUNE_EVERY_MS)
    window.addEventListener('online', nudge)
  }

  const nudge = (): void => stream?.nudge()

  function stop(): void {
    stream?.stop()
    stream = null
    if (pruning) clearInterval(pruning)
    window.removeEventListener('online', nudge)
    tables.value = emptyTables()
    positions.value = new Map()
    loaded.value = false
    link.set('off')
  }

  return { tables, positions, loaded, snapshots, start, stop, apply, linkCall, onEvent }
})
