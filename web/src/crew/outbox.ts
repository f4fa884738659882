import { newId } from '@/api/http'
import { isProblem, type Problem } from '@/api/problem'
import type { ReportedStage } from '@/api/types'

/* What the crew did, in order, kept on the tablet until the server has it. Every act carries its own id and time,
 * so that sending it twice does no harm and sending it late tells the truth. */

export interface Act {
  id: string
  assignment: number
  kind: 'delivered' | 'seen' | 'accept' | 'decline' | 'stage' | 'casualty'
  stage?: ReportedStage
  /** When the crew did it, by server time. */
  at: string
  path: string
  body: Record<string, unknown>
}

export interface Refusal { act: Act; code: string; detail: string }

export interface Store { getItem(key: string): string | null; setItem(key: string, value: string): void }

const KEY = 'jiuhu.crew.outbox'
const REFUSED_KEY = 'jiuhu.crew.refused'

/** A failure that says nothing about the act itself: try again later. */
const passing = (problem: Problem): boolean => problem.unreachable || problem.status >= 500 || [401, 403, 408, 429].includes(problem.status)
const settled = new Set(['already_done'])

export class Outbox {
  acts: Act[]
  refused: Refusal[]
  private sending = false

  constructor(
    private readonly store: Store,
    private readonly send: (act: Act) => Promise<void>,
    private readonly changed: () => void,
  ) {
    this.acts = this.read<Act>(KEY)
    this.refused = this.read<Refusal>(REFUSED_KEY)
  }

  add(act: Omit<Act, 'id'>): void {
    const id = newId()
    const twice = this.acts.some((other) => other.path === act.path && (act.kind === 'delivered' || act.kind === 'seen'))
    if (twice) return
    const needsId = act.kind !== 'delivered' && act.kind !== 'seen'
    this.acts = [...this.acts, { ...act, id, body: needsId ? { ...act.body, client_uuid: id } : act.body }]
    this.keep()
    void this.flush()
  }

  /** Send what waits, oldest first; stops at the first failure to get through. Answers whether nothing waits any more. */
  async flush(): Promise<boolean> {
    if (this.sending) return false
    this.sending = true
    try {
      for (let act = this.acts[0]; act; act = this.acts[0]) {
        if (!(await this.deliver(act))) return false
        this.acts = this.acts.filter((other) => other.id !== act.id)
        this.keep()
      }
      return true
    } finally {
      this.sending = false
    }
  }

  /** The crew has read why an act was refused. */
  dismiss(id: string): void {
    this.refused = this.refused.filter((refusal) => refusal.act.id !== id)
    this.keep()
  }

  /** True when the act is done with: the server has it, or said no for good. */
  private async deliver(act: Act): Promise<boolean> {
    try {
      await this.send(act)
    } catch (error) {
      if (!isProblem(error) || passing(error)) return false
      const receipt = act.kind === 'delivered' || act.kind === 'seen'
      if (!receipt && !settled.has(error.code)) {
        this.refused = [...this.refused, { act, code: error.code, detail: error.detail }]
      }
    }
    return true
  }

  private keep(): void {
    this.store.setItem(KEY, JSON.stringify(this.acts))
    this.store.setItem(REFUSED_KEY, JSON.stringify(this.refused))
    this.changed()
  }

  private read<T>(key: string): T[] {
    try {
      const found: unknown = JSON.parse(this.store.getItem(key) ?? '[]')
      return Array.isArray(found) ? (found as T[]) : []
    } catch {
      return []
    }
  }
}
