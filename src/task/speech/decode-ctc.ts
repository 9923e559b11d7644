/**
 * The text of a sequence of classes, as CTC reads it: a class that follows itself counts once, and blanks are left out.
 *
 * @param steps - The most likely class of each step.
 * @see Graves et al. (2006), "Connectionist Temporal Classification", §3.2, best path decoding.
 */
export function decodeCtc(
  steps: readonly number[],
  { classes, blank, space }: { classes: readonly string[]; blank: number; space: string | undefined },
): string {
  return steps
    .filter((step, index) => step !== blank && step !== steps[index - 1])
    .map((step) => classes[step] ?? '')
    .map((text) => (text === space ? ' ' : text))
    .join('');
}
