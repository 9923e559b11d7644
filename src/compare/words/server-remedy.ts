import type { RequestFailure } from '../../engine/server/request-failure.ts';

/** What to try with a server of tensors that runs already and did not say what its model takes. */
export function tensorServerRemedy({ kind, status }: RequestFailure): string {
  if (kind !== 'status') return serverRemedy({ kind });
  return status === 401 || status === 403
    ? 'Name the variable with the server’s secret: --credential VARIABLE.'
    : 'Check the address, and name the model as the server does with --model-name.';
}

/** What to try with a server that already runs and did not answer. */
export function serverRemedy({ kind, status }: Pick<RequestFailure, 'kind' | 'status'>): string {
  switch (kind) {
    case 'refused-connection':
      return 'Start the server first, and check its address and port.';
    case 'no-usage':
      return 'The gate counts tokens by the server’s "usage": use a server that supports "stream_options": { "include_usage": true }.';
    case 'status':
      if (status === 401 || status === 403)
        return 'Name the variable with the secret: --baseline-credential for the first server, --credential for the second.';
      return status === 404
        ? 'Check the address, name the model as the server does with --model-name, or try --endpoint completions.'
        : 'Send such a request with curl, and read the log of the server.';
    case 'timed-out':
    case 'malformed':
    case 'too-large':
    case 'cut-off':
      return 'Send such a request with curl, and read the log of the server.';
  }
}
