import type { z } from 'zod';
import { type GitHubAnswer, GitHubFailure } from './github-client.ts';

/**
 * Parses a server's answer by a schema.
 *
 * @param route - For the message.
 * @throws {GitHubFailure} If it has another shape, such as the error page of a proxy.
 */
export function expectShape<Schema extends z.ZodType>(
  route: string,
  schema: Schema,
  answer: GitHubAnswer,
): z.infer<Schema> {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw new GitHubFailure(`${route} was answered with something unexpected`, answer.status);
}
