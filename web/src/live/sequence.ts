import type { LiveEvent } from '@/api/types'

/* Which events of a stream have been seen, and when to ask again. No timers, no sockets. */

export type Verdict = { take: LiveEvent[]; gap: boolean }

const STALL_MS = 2_000

export class Sequence {
  private behindSince: number | null = null
  private asked = false

  constructor(public last = 0) {}

  /** Events that follow on; `gap` when one is missing in between, and nothing after the hole is taken. */
  receive(events: readonly LiveEvent[]): Verdict {
    const take: LiveEvent[] = []
    for (const event of events) {
      if (event.seq <= this.last) continue
      if (event.seq !== this.last + 1) return { take, gap: true }
      this.last = event.seq
      this.behindSince = null
      this.asked = false
      take.push(event)
    }
    return { take, gap: false }
  }

  /** What to do about a stream head told by a heartbeat: nothing, ask again, or (asked in vain) start from a snapshot. */
  hear(head: number, now: number): 'fine' | 'ask' | 'resync' {
    if (head <= this.last) {
      this.behindSince = null
      this.asked = false
      return 'fine'
    }
    this.behindSince ??= now
    if (now - this.behindSince <= STALL_MS) return 'fine'
    this.behindSince = now
    return this.ask()
  }

  /** A hole was seen: the first time ask the server for it, the second time start again. */
  ask(): 'ask' | 'resync' {
    if (this.asked) return 'resync'
    this.asked = true
    return 'ask'
  }

  restart(asOf: number): void {
    this.last = asOf
    this.behindSince = null
    this.asked = false
  }
}
