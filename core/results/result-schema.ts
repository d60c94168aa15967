import { z } from 'zod';
import { groups } from '../background/background.ts';
import { figureUnitIds } from '../words/figure-units.ts';
import type { Result } from './result.ts';

z.config({ jitless: true });

/**
 * What a result holds, wherever it comes back from: sealed bytes are read with it, and results.json and its document
 * are made from it. Every description is what the document says of the key; `title` heads the section of an object.
 */
export const text = z.string();
const label = text.describe('in words');
const proportion = z.number();
const interval = z
  .strictObject({ low: proportion, high: proportion })
  .nullable()
  .describe('its ends; null when there is none');
const role = z.enum([...groups, 'neutral']).describe('what it stands for; the theme gives it its colour');
const shown = proportion.nullable().describe('proportion; null when hidden');
const decimals = z.number().int().describe('decimals in print');

const unit = z.enum(figureUnitIds);
const axis = z.strictObject({ unit, low: z.number(), high: z.number() }).describe('unit, and both ends');

export const cell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text }).describe('itself'),
  z.strictObject({ kind: z.literal('count'), value: z.number() }).describe('1,470'),
  z.strictObject({ kind: z.literal('share'), value: z.number(), decimals }).describe('46%'),
  z
    .strictObject({ kind: z.literal('interval'), low: z.number(), high: z.number(), decimals })
    .describe('43 to 49, of proportions'),
  z
    .strictObject({ kind: z.literal('range'), low: z.number(), high: z.number(), decimals })
    .describe('0.85 to 1.20, of plain numbers'),
  z.strictObject({ kind: z.literal('ratio'), value: z.number() }).describe('1.24'),
  z.strictObject({ kind: z.literal('number'), value: z.number(), decimals }).describe('0.09'),
  z
    .strictObject({ kind: z.literal('figure'), value: z.number(), unit, decimals })
    .describe('£17.20, or as its unit is printed'),
  z
    .strictObject({ kind: z.literal('figure-range'), low: z.number(), high: z.number(), unit, decimals })
    .describe('−1.2 to 4.0, or as its unit is printed'),
  z.strictObject({ kind: z.literal('p'), value: z.number() }).describe('0.032, or <0.001'),
  z.strictObject({ kind: z.literal('hidden') }).describe('[c], confidential'),
  z.strictObject({ kind: z.literal('unavailable') }).describe('[x], not available'),
  z.strictObject({ kind: z.literal('inapplicable') }).describe('[z], not applicable'),
]);

export const table = z
  .strictObject({
    id: text.describe('unique in the result, lower-case words with dashes'),
    title: text,
    columns: z
      .array(z.strictObject({ id: text, label: text, numeric: z.boolean(), unit: text.optional() }))
      .describe('`id`, `label`, and whether it holds figures'),
    rows: z
      .array(z.strictObject({ cells: z.array(cell) }))
      .describe('`cells`; the first is the row’s header'),
    notes: z.array(text),
  })
  .meta({ title: 'A table' });

export const estimate = z
  .strictObject({
    unit: z
      .enum([
        'proportion',
        'difference of proportions',
        'ratio',
        'people',
        'chi-square',
        'p value',
        'pounds',
        'months',
      ])
      .describe('what `value`, `low` and `high` are measured in'),
    measure: text.describe('for example `share`, `representation-ratio`, `response-rate`, `fit-p`'),
    of: z
      .record(text, text)
      .describe('which cell, by ids: `{"background": "professional", "grade": "b-officer"}`'),
    value: z.number().nullable().describe('proportions lie between 0 and 1; from the published counts'),
    low: z.number().nullable().describe('lower end of the interval; null where there is none'),
    high: z.number().nullable().describe('upper end of the interval; null where there is none'),
    level: z.number().nullable().describe('confidence level, 0.95 for 95%'),
    base: z.number().nullable().describe('published number of people it is computed on'),
    method: text.describe('how it was computed'),
    why: z
      .enum(['shown', 'hidden', 'undefined'])
      .describe('`hidden` to protect individuals, or `undefined`: no such number'),
  })
  .meta({ title: 'An estimate' });

const chartText = {
  tableId: text.nullable().describe('id of the table that holds the same figures'),
  title: text,
  subtitle: text,
  description: text.describe('read out instead of the picture'),
};
const bar = z.strictObject({
  label,
  role,
  value: shown,
  interval,
  comparison: proportion.nullable().describe('where the comparison line stands for it'),
  valueText: text,
  intervalText: text,
});
const stratum = z.strictObject({
  label,
  role,
  value: shown,
  interval,
  pooled: proportion.nullable().describe('after partial pooling'),
  size: proportion.describe('published people as a share of the largest'),
  valueText: text,
  intervalText: text,
});
export const chart = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('bars'),
      ...chartText,
      mark: z.enum(['bar', 'dot']),
      comparisonLabel: text.nullable(),
      axis,
      groups: z.array(z.strictObject({ label: text.nullable(), bars: z.array(bar) })),
    })
    .describe('bars or dots with intervals, in groups'),
  z
    .strictObject({
      kind: z.literal('funnel'),
      ...chartText,
      stages: z.array(z.strictObject({ label, note: text, value: shown, valueText: text, shareText: text })),
      target: z.strictObject({ stage: z.number(), value: proportion, label }).nullable(),
    })
    .describe('bars that are each a part of the one above'),
  z
    .strictObject({
      kind: z.literal('strata'),
      ...chartText,
      comparison: z.strictObject({ value: proportion, label }).nullable(),
      axis,
      rows: z.array(stratum),
    })
    .describe('many small groups, one line each'),
]);

export const fact = z
  .strictObject({
    id: text.describe('of its kind: `join`, `placed-by-hand` …'),
    sentence: text.describe('as it is printed'),
    values: z
      .array(z.strictObject({ id: text, label: text, value: z.number().nullable() }))
      .describe('the published numbers in it: `id`, `label`, `value` (null when hidden)'),
  })
  .meta({ title: 'A fact' });

export const context = z
  .strictObject({
    dataset: text.describe('its name'),
    kind: text.describe('what kind of dataset it is'),
    wave: text.describe('its date, YYYY-MM-DD'),
    beside: z
      .array(z.strictObject({ dataset: text, kind: text, wave: text }))
      .describe('datasets that stand beside: `dataset`, `kind`, `wave`; most often empty'),
    filters: z
      .array(z.strictObject({ field: text, label: text, values: z.array(text) }))
      .describe('`field`, `label`, `values`; empty when everyone is counted'),
    weight: text
      .nullable()
      .describe('how answers are weighted, or why they are not; null when each counts once'),
    scheme: z
      .strictObject({
        id: text,
        version: z.number(),
        label,
        confidence: text,
        own: z.strictObject({ basedOn: text, basedOnLabel: text, moved: z.array(text) }).exactOptional(),
      })
      .describe(
        '`id`, `version`, `label`, `confidence` (`seen`, `unverified` or `own`: of the scheme, not of answers that were placed by hand, which are a fact); of a grouping of the organisation’s own also `own`: `basedOn`, `basedOnLabel`, `moved`',
      ),
    benchmark: z
      .strictObject({
        id: text,
        label,
        shares: z.record(text, proportion),
        confidence: z.enum(['seen', 'partly', 'unverified']),
        source: text,
        cautions: z.array(text),
      })
      .nullable()
      .describe('`id`, `label`, `shares` (proportions by group), `confidence`, `source`, `cautions`'),
    policy: z
      .strictObject({ id: text, label, sentence: text })
      .describe('`id` (`10-5` or `none`), `label`, `sentence`'),
    ledger: z
      .strictObject({ statement: text })
      .describe('`statement`: whether it was checked against earlier releases'),
    facts: z.array(fact).describe('what to know of where the figures come from, see below'),
  })
  .meta({ title: 'The context' });

const members = z.array(
  z.strictObject({
    id: text,
    label: text,
    at: z.record(text, text).exactOptional(),
    value: z.number().exactOptional(),
  }),
);
const numbers = z.array(z.number());
const steps = z
  .strictObject({ times: numbers, exits: numbers, atRisk: numbers })
  .refine(
    ({ times, exits, atRisk }) =>
      [exits, atRisk].every(({ length }) => length === times.length) &&
      times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0)) &&
      exits.every((each, at) => each > 0 && each <= (atRisk[at] ?? 0)),
  );
const published = z.strictObject({
  tables: z.array(
    z.strictObject({
      id: text,
      title: text,
      dimensions: z.array(z.strictObject({ id: text, label: text, members })),
      counts: z.array(z.number().nullable()),
    }),
  ),
  figures: z.array(z.strictObject({ id: text, values: z.record(text, z.number()).nullable() })),
  curves: z.array(z.strictObject({ id: text, steps: steps.nullable() })),
});

export const resultSchema = z.strictObject({
  analysis: z
    .strictObject({ id: text, version: z.number(), title: text, question: text })
    .describe('`id`, `version`, `title`, `question`'),
  options: z.record(text, z.unknown()).describe('every option of the analysis with the value used'),
  context: context.describe('who was looked at, see below'),
  strength: z
    .strictObject({ level: z.enum(['clear', 'uncertain', 'too-few', 'hidden']), label, reason: text })
    .nullable()
    .describe(
      '`level` (`clear`, `uncertain`, `too-few`, `hidden`), `label`, `reason`; null where nothing is compared',
    ),
  sentences: z.array(text).describe('the finding; the first is the headline'),
  chips: z.array(text).describe('short facts'),
  split: z
    .array(text)
    .describe('what the fields that it is split by are called; empty when it is of everyone'),
  estimates: z.array(estimate).describe('the numbers, see below: read these, not the tables'),
  tables: z.array(table).describe('what is printed, see below'),
  charts: z.array(chart).describe('descriptions of the pictures, see below'),
  asides: z.array(z.strictObject({ heading: text, text })).describe('`heading`, `text`'),
  method: z.array(text).describe('formula, assumptions, source, limits'),
  published: published.describe('every count and figure that it was made of, as they are published'),
  digest: text.describe('SHA-256 of the counts and figures that it was made of, as they are published'),
}) satisfies z.ZodType<Result>;
