import { defineStore } from 'pinia'
import { computed } from 'vue'
import * as api from '@/api/seats'
import type { Schemas, Seat } from '@/api/types'
import { useDesk } from './desk'
import { useSession } from './session'

/** Who sits where. A room without seats works just as well. */
export const useSeats = defineStore('seats', () => {
  const desk = useDesk()
  const session = useSession()

  const all = computed<Seat[]>(() => [...desk.tables.seat.values()].sort((a, b) => a.code.localeCompare(b.code)))
  const mine = computed<Seat | null>(() => all.value.find((seat) => seat.user !== null && seat.user.id === session.me?.user?.id) ?? null)

  const shown = (row: Seat): Seat => desk.apply('seat', row)
  const take = async (id: number): Promise<Seat> => shown(await api.seatTake(id))
  const leave = async (id: number): Promise<Seat> => shown(await api.seatLeave(id))
  const ready = async (id: number): Promise<Seat> => shown(await api.seatReady(id))
  const away = async (id: number, reason: Schemas['AwayReason']): Promise<Seat> => shown(await api.seatAway(id, reason))

  return { all, mine, take, leave, ready, away }
})
