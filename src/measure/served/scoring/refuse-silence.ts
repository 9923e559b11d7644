import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../../engine/onnxruntime/model-failure.ts';
import type { RequestFailure } from '../../../engine/server/request-failure.ts';
import type { ServerLife } from '../server-life.ts';

/** A server that answers none of its first requests will answer no other. */
const FIRST_ANSWERS = 5;

/**
 * Gives up on a server that has ended, or that answered nothing of the beginning of an accuracy pass.
 *
 * @param sent - All requests so far, in order.
 * @param options.of - What it was sent.
 * @param options.latest - How many of them were sent last, at least 1.
 * @param options.isAll - Whether there is no more to send.
 * @throws {ModelFailure} If it is so.
 */
export async function refuseSilence(
  server: { readonly arm: { readonly name: ArmName }; failureAfter: ServerLife['failureAfter'] },
  sent: readonly { readonly failure: RequestFailure | undefined }[],
  {
    of,
    latest,
    isAll = false,
  }: { readonly of: 'prompts' | 'items'; readonly latest: number; readonly isAll?: boolean },
): Promise<void> {
  const ended = await server.failureAfter(sent.slice(-latest).map(({ failure }) => failure?.kind));
  if (ended !== undefined) throw ended;
  if (sent.length < (isAll ? 1 : FIRST_ANSWERS) || sent.some(({ failure }) => failure === undefined)) return;
  const message = sent.at(-1)?.failure?.message ?? 'unknown';
  throw new ModelFailure(
    'no-answer',
    server.arm.name,
    `its server answered none of the first ${sent.length} ${of}: ${message}`,
  );
}
