import { setTimeout as wait } from 'node:timers/promises';
import { HttpConnections } from './http-connections.ts';

/** Limit on one question; a server that loads its model may not answer at all. */
const POLL_MS = 2_000;
/** Delay between two requests: a twentieth of the time that has passed, within these bounds. */
const [LEAST_PAUSE_MS, LONGEST_PAUSE_MS] = [10, 500];

/** Whether a server got ready, ended before, or still was not; with the status of its last answer, if it gave any. */
export type Readiness = 'ready' | 'ended' | 'silent' | { readonly lastStatus: number };

/** Asks a server whether it can serve, until it can. */
export class ReadyProbe {
  readonly #origin: string;
  readonly #path: string;

  constructor(origin: string, path: string) {
    this.#origin = origin;
    this.#path = path.startsWith('/') ? path : `/${path}`;
  }

  /** @param ended - Settles when the server ends. */
  async wait(withinMs: number, ended: Promise<unknown>): Promise<Readiness> {
    const startMs = performance.now();
    let hasEnded = false;
    const end = ended.then(() => {
      hasEnded = true;
    });
    let last: Readiness = 'silent';
    for (;;) {
      const leftMs = startMs + withinMs - performance.now();
      if (leftMs <= 0) return last;
      const status = await Promise.race([this.#ask(Math.min(POLL_MS, leftMs)), end]);
      if (hasEnded) return 'ended';
      if (status === 200) return 'ready';
      if (status !== undefined) last = { lastStatus: status };
      const passedMs = performance.now() - startMs;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, passedMs / 20));
      await Promise.race([wait(pauseMs), end]);
    }
  }

  /** @returns The status, or undefined if there was no answer. */
  async #ask(deadlineMs: number): Promise<number | undefined> {
    const connections = new HttpConnections(this.#origin, { connections: 1, deadlineMs });
    let status: number | undefined;
    const exchange = await connections.exchange(
      { method: 'GET', path: this.#path },
      {
        head: () => {
          status = 200;
          return undefined;
        },
        // Its status is all that matters.
        chunk: () => 'done',
      },
    );
    await connections.close();
    return exchange.ok ? 200 : (status ?? exchange.failure.status);
  }
}
