import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { durationNs, relativeDrop, relativeShare } from './quantity.ts';
import { batchSize, runtimeSettings } from './runtime-settings.ts';
import { engineSchema, serverCommand } from './served/engine.ts';

/** The steps of the ladder in the order in which they are tried. */
export const STEPS = ['quantization', 'sparsity', 'graph-compilation', 'batching', 'runtime'] as const;

export type Step = (typeof STEPS)[number];

const named = { name: z.string().min(1).max(60).optional() };
const artifact = z.string().min(1).optional();
/** The whole command line of a server, in place of the model's own. */
const start = serverCommand.optional();

/** With two changes in one rung, it would be unknown which of them helped. */
const hasOneChange = ({ name: _, ...changes }: object & { name?: unknown }): boolean =>
  Object.values(changes).filter((value) => value !== undefined).length === 1;
const oneChange = {
  error: (issue: { input?: unknown }) => {
    const { name: _, ...changes } = issue.input as Record<string, unknown>;
    const got = Object.keys(changes).join(' and ') || 'none';
    return `expected exactly one change a rung, got ${got}`;
  },
};

/** Command lines and engines are too long to be names. */
const isNamed = ({
  name,
  start: words,
  engine,
}: {
  name?: unknown;
  start?: unknown;
  engine?: unknown;
}): boolean => name !== undefined || (words === undefined && engine === undefined);
const needsName = { path: ['name'], error: 'expected a name next to "start" or "engine", got none' };

const artifactRung = z
  .strictObject({ ...named, artifact, start })
  .refine(hasOneChange, oneChange)
  .refine(isNamed, needsName);

const { version, providers, 'graph-optimization': graphOptimization } = runtimeSettings;

/** Variants of a model by step; each changes one thing. */
const rungsSchema = z
  .strictObject({
    quantization: z.array(artifactRung).default([]),
    sparsity: z.array(artifactRung).default([]),
    'graph-compilation': z
      .array(
        z
          .strictObject({
            ...named,
            artifact,
            start,
            'graph-optimization': graphOptimization.optional(),
          })
          .refine(hasOneChange, oneChange)
          .refine(isNamed, needsName),
      )
      .default([]),
    batching: z
      .array(
        z
          .strictObject({ ...named, batch: batchSize.optional(), start })
          .refine(hasOneChange, oneChange)
          .refine(isNamed, needsName),
      )
      .default([]),
    /** Older policies may still have it. */
    caching: z
      .never({
        error: ({ input }) =>
          `expected this step to be removed, because the gate does not measure caches, got ${quotedJson(input)}`,
      })
      .optional(),
    runtime: z
      .array(
        z
          .strictObject({
            ...named,
            version: version.optional(),
            providers: providers.optional(),
            'intra-op-threads': runtimeSettings['intra-op-threads'].optional(),
            'memory-arena': runtimeSettings['memory-arena'].optional(),
            'memory-pattern': runtimeSettings['memory-pattern'].optional(),
            start,
            /** Another engine, in place of the model's own. */
            engine: engineSchema.optional(),
          })
          .refine(hasOneChange, oneChange)
          .refine(isNamed, needsName),
      )
      .default([]),
  })
  .refine((rungs) => STEPS.some((step) => rungs[step].length > 0), {
    error: 'expected at least one rung, got none',
  });

const target = z.strictObject({
  'latency-p95': z.union(
    [
      relativeDrop.transform((value) => ({ kind: 'relative' as const, value })),
      durationNs.transform((value) => ({ kind: 'absolute' as const, value })),
    ],
    {
      error: (issue) =>
        `expected a drop such as "-30%" or a duration such as "0.5ms", got ${quotedJson(issue.input)}`,
    },
  ),
});

/** What to try to make a model faster, and when to stop. */
export const ladderSchema = z.strictObject({
  /** A kept rung that reaches it ends the ladder. */
  target: target.optional(),
  /** A step whose best rung gains less in P95 ends the ladder. */
  'min-gain': relativeShare.optional(),
  rungs: rungsSchema,
});

export type LadderPolicy = z.output<typeof ladderSchema>;
