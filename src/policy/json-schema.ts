import { z } from 'zod';
import { policySchema } from './policy.ts';
import { waiversSchema } from './waivers.ts';

/** The policy file's JSON Schema, by which editors complete keys and mark mistakes. */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' }),
    title: 'Model Regression Gate policy',
  };
}

/** The same for the file of waivers. */
export function waiversJsonSchema(): object {
  return {
    ...z.toJSONSchema(waiversSchema, { io: 'input', target: 'draft-7' }),
    title: 'Model Regression Gate waivers',
  };
}
