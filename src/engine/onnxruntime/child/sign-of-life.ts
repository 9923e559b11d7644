/** Time between two signs. A deadline of a policy is longer. */
const EVERY_MS = 500;

/**
 * Tells the parent between inferences that this process is not stuck: the deadline belongs to one inference, and a command
 * may run many.
 *
 * @param give - Sends a sign.
 * @returns To be called between inferences, outside of timed intervals. Costs nanoseconds unless a sign is due.
 */
export function signOfLife(give: () => void): () => void {
  let givenAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - givenAt < EVERY_MS) return;
    givenAt = now;
    give();
  };
}
