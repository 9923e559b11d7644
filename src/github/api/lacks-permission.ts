import type { GitHubFailure } from './github-client.ts';

/**
 * Whether the server refused a request because the token lacks a permission. GitHub answers 403 for several reasons, and
 * only the message distinguishes them: "Resource not accessible by integration", "… by personal access token".
 */
export const lacksPermission = ({ status, message }: GitHubFailure): boolean =>
  status === 403 && message.includes('not accessible by');
