import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { isProblem } from '@/api/problem'
import { assignmentRoute, stationReach } from '@/api/roads'
import type { Assignment, Closure, Isochrone, Route } from '@/api/types'
import { closuresShown } from '@/lib/closures'
import { destination } from '@/lib/stages'
import { useDesk } from './desk'
import { useNotices } from './notices'
import { useTime } from './time'

/* What the roads say: closures, the ways of the jobs that are looked at, and how far a station comes. */

export const REACH_MINUTES = [5, 10, 15] as const

export const useRoads = defineStore('roads', () => {
  const desk = useDesk()
  const time = useTime()
  const routes = shallowRef<ReadonlyMap<number, Route>>(new Map())
  const reach = shallowRef<Isochrone | null>(null)
  const reaching = ref<number | null>(null)

  const slowNow = computed(() => Math.floor(time.now / 5_000) * 5_000)
  const closures = computed<Closure[]>(() => closuresShown(desk.tables.closure.values(), slowNow.value))

  /** Ask for the ways of these jobs; the ways of others are forgotten. One that cannot be had is not shown. */
  async function follow(jobs: readonly Assignment[]): Promise<void> {
    const wanted = jobs.filter(destination)
    const answers = await Promise.all(wanted.map((job) => assignmentRoute(job.id).catch((error: unknown) => {
      if (!isProblem(error)) throw error
      return null
    })))
    routes.value = new Map(answers.flatMap((route) => (route ? [[route.assignment, route] as const] : [])))
  }

  /** Show how far a station's units come; null takes it off again. */
  async function showReach(station: number | null): Promise<void> {
    reaching.value = station
    if (station === null) {
      reach.value = null
      return
    }
    const found = await useNotices().attempt(() => stationReach(station, REACH_MINUTES, 'lights'))
    if (reaching.value === station) {
      reach.value = found
      if (!found) reaching.value = null
    }
  }

  return { closures, routes, reach, reaching, follow, showReach }
})
