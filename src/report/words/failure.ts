import type { Ending } from '../../verdict/facts/ending.ts';

type Failure = Pick<Extract<Ending, { kind: 'failed' }>, 'failure' | 'message' | 'providers'>;

/** That a model could not be measured, to follow its name in a headline: "cannot run on `cuda` here". */
export function failureHeadline({ failure, providers }: Pick<Failure, 'failure' | 'providers'>): string {
  switch (failure) {
    case 'no-provider':
      return `cannot run on ${namesOf(providers)} here`;
    case 'fell-back':
      return 'would run partly on the CPU, which strict placement forbids';
    case 'crashed':
      return 'crashed during the measurement';
    case 'timed-out':
      return 'did not finish in time';
    case 'out-of-memory':
      return 'used too much memory';
    case 'refused':
      return 'was refused by the runtime';
    case 'no-answer':
      return 'did not answer any request';
    case 'answers-differ':
      return 'gave different answers when timed than when scored';
    case 'broke-protocol':
      return 'gave an unreadable answer';
  }
}

/** Why a model could not be measured, as a clause: "could not be measured: the process crashed …". */
export function failureText({ failure, message, providers }: Failure): string {
  const detail = message === null ? '' : `: ${message}`;
  switch (failure) {
    case 'no-provider':
    case 'fell-back':
      return `${failureHeadline({ failure, providers })}${detail}`;
    case 'crashed':
    case 'timed-out':
    case 'out-of-memory':
    case 'refused':
    case 'broke-protocol':
    case 'no-answer':
    case 'answers-differ':
      return `could not be measured${detail}`;
  }
}

const namesOf = (providers: readonly string[]): string =>
  providers.length === 0 ? 'its provider' : providers.map((provider) => `\`${provider}\``).join(' or ');
