/** Time that several requests may take together. It only runs while requests and their pauses do. */
export class RequestBudget {
  #leftMs: number;

  /** @param totalMs - In ms; at least 0. */
  constructor(totalMs: number) {
    this.#leftMs = totalMs;
  }

  /** In ms; 0 once it is spent. */
  get leftMs(): number {
    return Math.max(0, this.#leftMs);
  }

  /** Runs `work` and takes its duration off the budget, however it ends. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#leftMs -= performance.now() - start;
    }
  }
}
