import { computed, ref, shallowRef } from 'vue'
import type { Triage } from '@/api/types'
import { useProtocol } from '@/stores/protocol'
import { scriptsOffered, stepsSaid, toldNow, type Script, type Step } from './script'

/** The script in hand: which step is said, in which language, and since when. */
export function useScript(triage: () => Triage | null, tick: (code: string) => void) {
  const protocol = useProtocol()
  const told = computed(() => toldNow(triage()))
  const offered = computed(() => scriptsOffered(protocol.of(triage()?.protocol.id), told.value))
  const script = shallowRef<Script | null>(null)
  /** The session's: it switches in mid-call, for the questions and the scripts alike. */
  const language = computed(() => triage()?.language ?? 'zh')
  const steps = computed<Step[]>(() => (script.value ? stepsSaid(script.value, told.value) : []))
  const at = shallowRef<Step | null>(null)
  /** A step that is no longer said gives way to the first one after it that is. */
  const index = computed(() => {
    const held = at.value
    const all = script.value?.steps ?? []
    if (!held || steps.value.includes(held)) return held ? steps.value.indexOf(held) : 0
    return Math.min(steps.value.length - 1, steps.value.filter((row) => all.indexOf(row) < all.indexOf(held)).length)
  })
  const step = computed<Step | null>(() => steps.value[index.value] ?? null)
  /** When each step with a timer was first said, in milliseconds. */
  const saidAt = ref(new Map<Step, number>())

  function show(next: Step | null): void {
    at.value = next
    if (next?.seconds && !saidAt.value.has(next)) saidAt.value.set(next, Date.now())
  }

  function open(chosen: Script | undefined): void {
    if (!chosen) return
    script.value = chosen
    saidAt.value = new Map()
    show(steps.value[0] ?? null)
  }

  /** The step has been said: its instruction is ticked with the time, and the next one shows. */
  function next(): void {
    if (step.value?.instruction) tick(step.value.instruction)
    show(steps.value[index.value + 1] ?? step.value)
  }

  const back = (): void => show(steps.value[Math.max(0, index.value - 1)] ?? null)
  const goTo = (wanted: (row: Step) => boolean): void => show(steps.value.find(wanted) ?? step.value)
  const close = (): void => { script.value = null }

  return { offered, told, script, language, steps, index, step, saidAt, open, next, back, goTo, close }
}
