import type { ReadingProblem } from '../../../device/reading-problem.ts';
import { countOf } from '../count.ts';

/** Why memory of the GPU or energy could not be measured, without its full stop. */
export function readingProblemText(problem: ReadingProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return problem.message;
    case 'gpu-memory-not-reported':
      return 'the driver does not report the memory of the GPU';
    case 'gpu-memory-did-not-rise':
      return 'the memory of the GPU did not rise while the model ran';
    case 'processes-not-named':
      return 'the driver does not say which process uses the memory ([Insufficient Permissions])';
    case 'process-not-listed':
      return 'the driver does not list the measuring process (as can happen in a container)';
    case 'gpu-shared':
      return `${problem.isListed ? NOT_REPORTED : NOT_LISTED}, and ${SHARED[problem.by]}`;
    case 'gpu-power-not-reported':
      return 'the driver does not report the power of the GPU';
    case 'too-few-readings':
      return `there ${problem.readings === 1 ? 'was' : 'were'} only ${countOf(problem.readings, 'reading')} of the GPU`;
    case 'gpu-counter-reset':
      return 'the energy counter of the GPU was reset';
    case 'other-process':
      return `another process was on the GPU (process ${problem.pid})`;
    case 'no-processor-counter':
      return 'this machine has no energy counter for its processor (RAPL)';
    case 'processor-counter-needs-root':
      return 'only root may read the energy counter of the processor (`/sys/class/powercap/intel-rapl:*/energy_uj`)';
  }
}

const NOT_REPORTED = 'the driver does not report the memory of a process ([N/A])';
const NOT_LISTED = 'the driver lists only processes that compute';

type Sharing = Extract<ReadingProblem, { kind: 'gpu-shared' }>['by'];

const SHARED: Readonly<Record<Sharing, string>> = {
  mig: 'the GPU is shared (MIG)',
  'unseen-processes': 'other processes on the GPU cannot be seen from this container',
  'other-processes': 'the GPU is also used by others',
};
