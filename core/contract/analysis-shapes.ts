import { z } from 'zod';
import { field, id } from './basics.ts';
import { MOST_WEIGHT_FIELDS } from '../cohort/weighting.ts';
import { ownScheme } from './scheme-shapes.ts';

/** Schemas of analyses, their options and requests. */

z.config({ jitless: true });

export const filter = z.strictObject({ field, values: z.array(z.string()).min(1) });

export const weighting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('column') }),
  z.strictObject({ kind: z.literal('asked'), by: z.array(field).min(1).max(MOST_WEIGHT_FIELDS).readonly() }),
]);

export const analysisRequest = z.strictObject({
  analysisId: id,
  datasetId: id,
  /** Other datasets of the project to look at beside it; absent, none. */
  besideIds: z.array(id).min(1).optional(),
  options: z.record(z.string(), z.unknown()),
  filters: z.array(filter),
  /** Absent: unweighted. */
  weighting: weighting.optional(),
  /** Replaces the project's grouping for this run. */
  schemeId: id.optional(),
  /** Replaces `schemeId` by a grouping that the project does not hold. */
  scheme: ownScheme.optional(),
  benchmarkId: id.optional(),
});
