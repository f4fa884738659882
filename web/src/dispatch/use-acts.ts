import { computed, reactive } from 'vue'
import { useDispatchDesk } from '@/stores/dispatch-desk'
import { useNotices } from '@/stores/notices'

/** The incidents and alerts that an act is under way for. */
const underWay = reactive(new Set<string>())

/** What an act on an incident is about. */
export const about = (incident: number | null): string => `incident:${incident}`

/** The dispatcher's acts, one after the other for each subject. */
export function useActs() {
  const hand = useDispatchDesk()
  const notices = useNotices()

  const busy = computed(() => underWay.has(about(hand.chosenId)))

  /** One act at a time for each incident. A second is refused aloud: it was not done, and the others go on. */
  async function act(name: string, subject: string, run: () => Promise<unknown>): Promise<boolean> {
    if (underWay.has(subject)) { notices.say('dispatch.still_busy', {}, 'warn'); return false }
    underWay.add(subject)
    const done = await notices.attempt(async () => { await run(); return true }, name)
    underWay.delete(subject)
    return done ?? false
  }

  return { busy, act }
}
