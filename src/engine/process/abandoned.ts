let isAbandoned = false;

/** From now on, no request to a child or a server resolves, so that a cancelled run does not mistake its end for a result. */
export function abandon(): void {
  isAbandoned = true;
}

/** Resolves to the value, or never once the run has been abandoned. */
export function unlessAbandoned<Value>(value: Value): Value | Promise<never> {
  return isAbandoned ? new Promise<never>(() => {}) : value;
}
