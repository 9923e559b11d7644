let isAbandoned = false;

/** From now on nothing that is asked of a child or a server is answered: a cancelled run must not take its end for a result. */
export function abandon(): void {
  isAbandoned = true;
}

/** Resolves to the value, or never once the run has been abandoned. */
export function unlessAbandoned<Value>(value: Value): Value | Promise<never> {
  return isAbandoned ? new Promise<never>(() => {}) : value;
}
