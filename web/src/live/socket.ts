import { backoff } from './backoff'
import { parseFrame, type ClientFrame } from './frames'
import { Sequence } from './sequence'
import type { LiveEvent, PositionRow, ServerFrame } from '@/api/types'

/* One live stream: snapshot, then events in order, for ever. Reconnects by itself, notices silence,
 * asks for what is missing, and starts from a snapshot when told to. */

export type LinkState = 'connecting' | 'live' | 'late' | 'lost' | 'refused'

export interface StreamHandlers {
  /** Fetch and show a snapshot; answers its as_of_seq. */
  snapshot: () => Promise<number>
  events: (events: LiveEvent[]) => void
  positions?: (full: boolean, rows: PositionRow[]) => void
  state: (state: LinkState, code?: string) => void
  /** Any proof that the server is there; `serverTime` when the frame told it. */
  heard: (serverTime: string | null) => void
}

const SILENCE_MS = 12_000
const CHECK_MS = 1_000

export class LiveStream {
  private socket: WebSocket | null = null
  private readonly sequence = new Sequence()
  private attempt = 0
  private heardAt = 0
  private started = false
  /** Events wait on the server that no stream counts yet. */
  private late = false
  private stopped = false
  private syncing: Promise<void> | null = null
  private retryTimer: ReturnType<typeof setTimeout> | null = null
  private readonly watch: ReturnType<typeof setInterval>

  constructor(private readonly path: string, private readonly token: string, private readonly on: StreamHandlers) {
    this.watch = setInterval(() => this.checkSilence(), CHECK_MS)
    void this.connect()
  }

  stop(): void {
    this.stopped = true
    clearInterval(this.watch)
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.socket?.close()
  }

  /** Try now instead of waiting: the network or the tab came back. */
  nudge(): void {
    if (this.stopped || this.socket || !this.retryTimer) return
    clearTimeout(this.retryTimer)
    void this.connect()
  }

  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  private async connect(): Promise<void> {
    this.retryTimer = null
    this.on.state(this.started ? 'lost' : 'connecting')
    if (!this.started && !(await this.takeSnapshot())) return this.retry()
    if (this.stopped) return
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${location.host}${this.path}`)
    this.socket = socket
    this.heardAt = Date.now()
    this.late = false
    socket.onopen = () => this.hello()
    socket.onmessage = (message) => this.receive(parseFrame(String(message.data)))
    socket.onclose = (closed) => this.closed(socket, closed.code)
  }

  private hello(): void {
    this.send({ t: 'hello', ...(this.token ? { token: this.token } : {}), last_seq: this.sequence.last })
  }

  private closed(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return
    this.socket = null
    if (this.stopped) return
    if (code === 4401 || code === 4403) return this.on.state('refused', String(code))
    this.on.state('lost')
    this.retry()
  }

  private retry(): void {
    if (this.stopped) return
    this.retryTimer = setTimeout(() => void this.connect(), backoff(this.attempt++))
  }

  private checkSilence(): void {
    if (!this.socket || Date.now() - this.heardAt < SILENCE_MS) return
    const silent = this.socket
    silent.close()
    this.closed(silent, 1006)
  }

  private receive(frame: ServerFrame | null): void {
    if (!frame) return
    this.heardAt = Date.now()
    this.on.heard('server_time' in frame ? frame.server_time : null)
    switch (frame.t) {
      case 'welcome':
        this.attempt = 0
        return this.on.state(this.late ? 'late' : 'live')
      case 'events':
        return this.receiveEvents(frame.events)
      case 'heartbeat':
        this.hearLate(frame.late)
        return this.act(this.sequence.hear(frame.head, Date.now()))
      case 'positions':
        return this.on.positions?.(frame.full, frame.units)
      case 'resync':
        return this.resync()
      case 'position_ack':
      case 'error': // the close that follows says what it means
        return
    }
  }

  private hearLate(late: boolean): void {
    if (late === this.late) return
    this.late = late
    this.on.state(late ? 'late' : 'live')
  }

  private receiveEvents(events: LiveEvent[]): void {
    if (this.syncing) return
    const { take, gap } = this.sequence.receive(events)
    if (take.length > 0) this.on.events(take)
    if (gap) this.act(this.sequence.ask())
  }

  private act(verdict: 'fine' | 'ask' | 'resync'): void {
    if (verdict === 'ask') this.hello()
    if (verdict === 'resync') this.resync()
  }

  private resync(): void {
    this.syncing ??= this.takeSnapshot()
      .then((taken) => (taken ? this.hello() : this.socket?.close()))
      .finally(() => { this.syncing = null })
  }

  private async takeSnapshot(): Promise<boolean> {
    try {
      this.sequence.restart(await this.on.snapshot())
      this.started = true
      return true
    } catch (error) {
      const status = (error as { status?: number }).status
      if (status === 401 || status === 403) {
        this.on.state('refused', String(status))
        this.stop()
      } else {
        this.on.state('lost')
      }
      return false
    }
  }
}
