import { InfrastructureError } from '../../../errors/errors.ts';

/**
 * A request of the baseline that failed, although the candidate is to be compared with its answer.
 *
 * @param item.place - For messages: "set.jsonl, line 12".
 */
export const silentBaseline = ({ place }: { readonly place: string }): InfrastructureError =>
  new InfrastructureError(
    `${place}: expected an answer of the baseline to compare with, got a failed request.`,
    'With "label: baseline", "agreement" or "kl-divergence", the baseline has to answer every item. See the output of its server; a longer "request-deadline" or fewer "streams" may help.',
  );
