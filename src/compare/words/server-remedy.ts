import type { RequestFailure } from '../../engine/server/request-failure.ts';

/** What to try with a server that runs already and did not answer. */
export function serverRemedy({ kind, status }: RequestFailure): string {
  switch (kind) {
    case 'refused-connection':
      return 'Start the server first, and check its address and port.';
    case 'no-usage':
      return 'The gate counts tokens by the server’s "usage": use a server that supports "stream_options": { "include_usage": true }.';
    case 'status':
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
