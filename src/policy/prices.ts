import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { usdPer1000Runs, usdPerHour, usdPerKilowattHour, usdPerMillionTokens } from './quantity.ts';

/** What runs cost. */
export const pricesSchema = z.strictObject({
  hardware: usdPerHour.optional(),
  /**
   * `included`: the hardware price covers power, so nothing is added. With a price but no `watts`, the energy is
   * measured.
   */
  power: z
    .union(
      [
        z.literal('included'),
        z.strictObject({ price: usdPerKilowattHour, watts: z.number().positive().optional() }),
      ],
      {
        error: (issue) =>
          `expected "included" or { price: 0.15 USD/kWh }, plus watts: 70 if energy cannot be measured, got ${quotedJson(issue.input)}`,
      },
    )
    .default('included'),
  /** Per 1,000 runs; or, for texts and embeddings, per million tokens. Embeddings have no output tokens. */
  api: z
    .union(
      [
        usdPer1000Runs,
        z.strictObject({ input: usdPerMillionTokens, output: usdPerMillionTokens.optional() }),
      ],
      {
        error: (issue) =>
          `expected a price such as "0.40 USD/1000", or { input: 0.15 USD/1M, output: 0.60 USD/1M }, got ${quotedJson(issue.input)}`,
      },
    )
    .optional(),
  review: z.strictObject({ 'minutes-per-item': z.number().nonnegative(), wage: usdPerHour }).optional(),
});

export type Prices = z.output<typeof pricesSchema>;
