import { z } from 'zod';
import { policySchema } from './policy.ts';

/** The policy file's JSON Schema, by which editors complete keys and mark mistakes. */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' }),
    title: 'Model Regression Gate policy',
  };
}
