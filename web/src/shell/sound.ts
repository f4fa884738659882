/* Tones by WebAudio, one pattern per kind, so that a room knows without looking. No files. */

export type SoundKind = 'call' | 'incident' | 'offer' | 'escalation' | 'refused' | 'automatic'

/** [frequency Hz, start s, length s] */
type Note = [number, number, number]

const patterns: Record<SoundKind, { wave: OscillatorType; notes: Note[] }> = {
  call: { wave: 'sine', notes: [[880, 0, 0.16], [1175, 0.2, 0.16], [880, 0.4, 0.16], [1175, 0.6, 0.2]] },
  incident: { wave: 'triangle', notes: [[523, 0, 0.12], [784, 0.14, 0.2]] },
  offer: { wave: 'square', notes: [[660, 0, 0.25], [990, 0.3, 0.25], [660, 0.6, 0.25], [990, 0.9, 0.35]] },
  escalation: { wave: 'sawtooth', notes: [[1245, 0, 0.14], [622, 0.18, 0.3], [1245, 0.55, 0.14], [622, 0.73, 0.3]] },
  automatic: { wave: 'triangle', notes: [[659, 0, 0.12], [784, 0.14, 0.12], [988, 0.28, 0.26]] },
  refused: { wave: 'triangle', notes: [[330, 0, 0.18], [247, 0.2, 0.28]] },
}

let context: AudioContext | null = null
let muted = false
const repeating = new Map<SoundKind, ReturnType<typeof setInterval>>()

function ready(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  return context
}

export const setMuted = (value: boolean): void => { muted = value }

/** A browser plays nothing before the first touch or key: wake it up with that. */
export function unlockSound(): void {
  for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, () => ready(), { once: true, passive: true })
}

/** False while the browser still refuses to play. */
export const soundReady = (): boolean => context?.state === 'running'

export function play(kind: SoundKind): void {
  const audio = muted ? null : ready()
  if (!audio) return
  const { wave, notes } = patterns[kind]
  for (const [frequency, start, length] of notes) {
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    const at = audio.currentTime + 0.02 + start
    tone.type = wave
    tone.frequency.value = frequency
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(0.22, at + 0.015)
    gain.gain.setValueAtTime(0.22, at + length - 0.03)
    gain.gain.linearRampToValueAtTime(0, at + length)
    tone.connect(gain).connect(audio.destination)
    tone.start(at)
    tone.stop(at + length)
  }
}

let clicks: OscillatorNode[] = []

/** One beat of a metronome, `inSeconds` from now by the sound card's own clock. Heard even where sounds are off: it is work. */
export function click(inSeconds: number): void {
  const audio = ready()
  if (!audio) return
  const tone = audio.createOscillator()
  const gain = audio.createGain()
  const at = Math.max(audio.currentTime, audio.currentTime + inSeconds)
  tone.frequency.value = 1000
  gain.gain.setValueAtTime(0.35, at)
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.06)
  tone.connect(gain).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.07)
  clicks.push(tone)
  tone.onended = () => { clicks = clicks.filter((other) => other !== tone) }
}

/** Beats that were handed over and not heard yet are taken back. */
export function silenceClicks(): void {
  for (const tone of clicks) tone.disconnect()
  clicks = []
}

/** Again and again, until `hush`. */
export function insist(kind: SoundKind, everyMs = 2_400): void {
  if (repeating.has(kind)) return
  play(kind)
  repeating.set(kind, setInterval(() => play(kind), everyMs))
}

export function hush(kind: SoundKind): void {
  clearInterval(repeating.get(kind))
  repeating.delete(kind)
}
