import { z } from 'zod';
import { policySchema } from './policy.ts';
import { waiversSchema } from './waivers/waivers.ts';

/** JSON Schema of the policy file, for completion and validation in editors. */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' }),
    title: 'Model Regression Gate policy',
  };
}

/** JSON Schema of the waivers file. */
export function waiversJsonSchema(): object {
  return {
    ...z.toJSONSchema(waiversSchema, { io: 'input', target: 'draft-7' }),
    title: 'Model Regression Gate waivers',
  };
}
