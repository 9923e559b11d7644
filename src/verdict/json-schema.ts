import { z } from 'zod';
import { verdictSchema } from './verdict.ts';

/** The JSON Schema of `verdict.json`, for programs that read it. */
export function verdictJsonSchema(): object {
  return {
    ...z.toJSONSchema(verdictSchema, { io: 'output', target: 'draft-7', reused: 'ref' }),
    title: 'Model Regression Gate verdict',
  };
}
