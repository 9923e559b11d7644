import type { LoopbackAnswer } from './protocol.ts';

/** What the run's token may do besides reading; all of it, unless a test says else. A fork's token may do none. */
export interface TokenRights {
  /** `pull-requests: write`. */
  comments: boolean;
  /** Minimize a comment, which is GraphQL's own right. */
  minimize: boolean;
  /** `statuses: write`. */
  statuses: boolean;
  /** `actions: read`. */
  actions: boolean;
}

export const NOT_ACCESSIBLE: LoopbackAnswer = {
  status: 403,
  json: { message: 'Resource not accessible by integration', status: '403' },
};
