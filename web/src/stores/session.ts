import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import * as auth from '@/api/auth'
import { isProblem } from '@/api/problem'
import type { Me, Role } from '@/api/types'

const ZONE_KEY = 'jiuhu.zone'

/** Who sits here, and what they may do. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const asked = ref(false)
  const city = computed(() => me.value?.city ?? null)
  /** The centre's time zone; kept, so that the clock of a machine that is signed in no more stays in it. */
  const zone = ref(localStorage.getItem(ZONE_KEY) ?? undefined)

  const has = (...roles: Role[]): boolean => roles.some((role) => me.value?.roles.includes(role) ?? false)

  /** Ask the server who is signed in; null when nobody is. */
  async function load(): Promise<Me | null> {
    try {
      me.value = await auth.me()
    } catch (error) {
      if (!isProblem(error) || ![401, 403].includes(error.status)) throw error
      me.value = null
    }
    asked.value = true
    keepZone(me.value?.centre?.time_zone)
    return me.value
  }

  function keepZone(told: string | undefined): void {
    if (!told) return
    zone.value = told
    localStorage.setItem(ZONE_KEY, told)
  }

  async function signIn(username: string, password: string): Promise<Me | null> {
    await auth.signIn(username, password)
    return load()
  }

  async function signOut(): Promise<void> {
    await auth.signOut()
    me.value = null
  }

  return { me, asked, city, zone, has, load, signIn, signOut }
})
