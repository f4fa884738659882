import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { click, silenceClicks } from '@/shell/sound'
import { beatsBetween, breathing, countAt, type Breaths, type Rhythm } from './metronome'

/** Clicks are handed to the sound card this long before they are heard: timers of a background tab come once a second. */
const AHEAD_S = 2.5
const TICK_MS = 50

/** A running metronome: its sound is scheduled ahead, its light and its count follow the same clock. */
export function useMetronome(rhythm: () => Rhythm, breaths: () => Breaths | null) {
  const running = ref(false)
  const elapsed = ref(0)
  const before = ref(0)
  /** The pauses in force since the beat last started. */
  const pauses = shallowRef(breaths())
  let since = 0
  let scheduled = 0

  const now = (): number => (performance.now() - since) / 1_000
  const count = computed(() => before.value + (running.value ? countAt(rhythm(), pauses.value, elapsed.value) : 0))
  const breathe = computed(() => running.value && breathing(rhythm(), pauses.value, elapsed.value))

  function tick(): void {
    elapsed.value = now()
    const until = elapsed.value + AHEAD_S
    for (const beat of beatsBetween(rhythm(), pauses.value, Math.max(scheduled, elapsed.value - TICK_MS / 1_000), until)) click(beat.at - elapsed.value)
    scheduled = Math.max(scheduled, until)
  }

  let timer: ReturnType<typeof setInterval> | undefined
  /** Begin; `ago` seconds are over already when a page was loaded again in the middle. */
  function start(ago = 0): void {
    if (running.value) return
    pauses.value = breaths()
    since = performance.now() - ago * 1_000
    scheduled = ago - TICK_MS / 1_000
    running.value = true
    tick()
    timer = setInterval(tick, TICK_MS)
  }

  function stop(): void {
    if (!running.value) return
    before.value = count.value
    running.value = false
    clearInterval(timer)
    silenceClicks()
  }

  // Breaths begin or end: what was counted stays, and the beat starts anew.
  watch(() => breaths()?.after, () => { if (running.value) { stop(); start() } })
  onScopeDispose(stop)
  return { running, elapsed, count, breathe, start, stop }
}
