import { z } from 'zod';
import { field, heading, id, kind, policyId, storedDate, text } from './basics.ts';
import { groups } from '../background/background.ts';

/** The open project as the window sees it. */

z.config({ jitless: true });

export const benchmark = z.strictObject({
  id,
  label: text,
  shortLabel: text,
  measure: z.literal('parental-occupation'),
  schemes: z.array(id),
  population: text,
  base: text,
  period: text,
  edition: text,
  shares: z.strictObject({ professional: z.number(), intermediate: z.number(), 'working-class': z.number() }),
  source: z.strictObject({ title: text, url: text, date: text }),
  confidence: z.enum(['seen', 'unverified']),
  unverifiedShares: z.array(z.enum(groups)),
  cautions: z.array(text),
  custom: z.boolean(),
  isNational: z.boolean(),
});

export const datasetSummary = z.strictObject({
  id,
  label: text,
  kind,
  wave: storedDate,
  /** Mapped fields; categories of those a finding can be split or filtered by. */
  fields: z.array(
    z.strictObject({
      field,
      label: text,
      column: heading,
      splits: z.boolean(),
      categories: z.array(text),
      /** Whether its answers can be given a meaning, and how many different ones still need one. */
      isCodable: z.boolean(),
      unmatchedAnswers: z.number().int(),
    }),
  ),
  /** Different answers to the key question that have no meaning yet; findings wait until it is 0. */
  unmatchedAnswers: z.number().int(),
  hasKeyQuestion: z.boolean(),
});

export const projectState = z.strictObject({
  name: text,
  isSample: z.boolean(),
  policy: z.strictObject({ id: policyId, label: text, sentence: text }),
  schemeId: id,
  /** What a benchmark has to be about to be compared like for like. */
  groupingId: text,
  benchmarkId: id,
  datasets: z.array(datasetSummary),
  findings: z.number().int(),
  /** For example that the file lies in a folder that is copied to a cloud. */
  warnings: z.array(text),
});
