import { z } from 'zod';
import coop2024 from '../../assets/benchmarks/coop-2024.json' with { type: 'json' };
import creativeIndustries from '../../assets/benchmarks/creative-industries.json' with { type: 'json' };
import response from '../../assets/benchmarks/response.json' with { type: 'json' };
import uk202002 from '../../assets/benchmarks/uk-2020-02.json' with { type: 'json' };
import uk202103 from '../../assets/benchmarks/uk-2021-03-as-printed.json' with { type: 'json' };
import uk202105 from '../../assets/benchmarks/uk-2021-05.json' with { type: 'json' };
import { groups } from '../background/background.ts';
import { AppError } from '../errors.ts';
import type { Benchmark, PublishedFigure } from './benchmark.ts';

z.config({ jitless: true });

const text = z.string().min(1);
const proportion = z.number().min(0).max(1);
const confidence = z.enum(['seen', 'unverified']);
const source = z.strictObject({
  title: text,
  /** Empty where the source has no public address. */
  url: z.string(),
  date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a date such as 2021-05-21, 2021-05 or 2021'),
});

/** Tolerance on the sum of rounded percentages, in points. */
const ROUNDING_PERCENT = 0.5;

const benchmarkSchema = z.strictObject({
  id: text,
  label: text,
  shortLabel: text,
  measure: z.literal('parental-occupation'),
  schemes: z.array(text).min(1),
  population: text,
  base: text,
  period: text,
  edition: text,
  shares: z
    .strictObject({ professional: proportion, intermediate: proportion, 'working-class': proportion })
    .refine((shares) => addsUp(Object.values(shares)), 'shares that sum to 1 within rounding'),
  source,
  confidence,
  unverifiedShares: z.array(z.enum(groups)),
  cautions: z.array(text),
  isNational: z.boolean(),
});

const figureSchema: z.ZodType<PublishedFigure> = z.strictObject({
  id: text,
  label: text,
  value: proportion,
  base: text,
  source,
  confidence,
  cautions: z.array(text),
});

/** Parses a shipped benchmark. Errors: benchmark/unreadable, for example without a source or a date. */
export function readBenchmark(asset: unknown): Benchmark {
  return { ...readAsset(benchmarkSchema, asset), custom: false };
}

/** Parses shipped single figures. Errors: benchmark/unreadable. */
export function readFigures(asset: unknown): readonly PublishedFigure[] {
  return readAsset(z.array(figureSchema), asset);
}

function readAsset<T>(schema: z.ZodType<T>, asset: unknown): T {
  const read = schema.safeParse(asset);
  if (read.success) return read.data;
  throw new AppError(
    'benchmark/unreadable',
    'A comparison figure is incomplete and was not loaded.',
    'Give it shares that sum to 1, a source and a date.',
    { parts: read.error.issues.map((issue) => issue.path.join('.')) },
  );
}

export const DEFAULT_BENCHMARK_ID = 'uk-2021-05';

/** Shipped benchmarks; the first is the default. */
export const benchmarks: readonly Benchmark[] = [
  uk202105,
  uk202103,
  uk202002,
  creativeIndustries,
  coop2024,
].map(readBenchmark);

/** A shipped or custom benchmark by id. Errors: benchmark/unknown. */
export function benchmarkOf(id: string, custom: readonly Benchmark[] = []): Benchmark {
  const all = [...benchmarks, ...custom];
  const found = all.find((each) => each.id === id);
  if (found) return found;
  throw new AppError(
    'benchmark/unknown',
    'The comparison figures asked for are not in this project.',
    `Use one of: ${all.map((each) => each.id).join(', ')}.`,
  );
}

export type CustomBenchmarkInput = {
  /** Unique among the project's benchmarks. */
  readonly id: string;
  readonly label: string;
  readonly population: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string;
  readonly sourceDate: string;
  /** Schemes whose groups the shares are of. */
  readonly schemes: readonly string[];
  readonly professionalPercent: number;
  readonly intermediatePercent: number;
  readonly workingClassPercent: number;
};

/**
 * A benchmark entered by a person, marked as custom. Errors: benchmark/does-not-add-up, benchmark/no-source,
 * benchmark/id-taken.
 */
export function customBenchmark(input: CustomBenchmarkInput): Benchmark {
  const percents = [input.professionalPercent, input.intermediatePercent, input.workingClassPercent];
  const [professional = 0, intermediate = 0, workingClass = 0] = percents.map((percent) => percent / 100);
  if (
    !percents.every((percent) => percent >= 0 && percent <= 100) ||
    !addsUp([professional, intermediate, workingClass])
  ) {
    throw new AppError(
      'benchmark/does-not-add-up',
      'The three percentages do not add up to 100.',
      `Check them against the source; they may differ from 100 by ${ROUNDING_PERCENT} for rounding.`,
    );
  }
  const { id, label, population } = input;
  const [title, date] = [input.sourceTitle.trim(), input.sourceDate.trim()];
  if (!label.trim() || !population.trim() || !title || !date) {
    throw new AppError(
      'benchmark/no-source',
      'A comparison needs a name, a population, a source and a date.',
      'Say who the figures describe, where they come from and from when.',
    );
  }
  if (benchmarks.some((each) => each.id === id)) {
    throw new AppError(
      'benchmark/id-taken',
      'A comparison that comes with Rungs already has this id.',
      'Choose another id.',
    );
  }
  return {
    id,
    label,
    shortLabel: `${label} (${date})`,
    measure: 'parental-occupation',
    schemes: input.schemes,
    population,
    base: 'As stated by the person who entered it',
    period: date,
    edition: 'Entered in this project',
    shares: { professional, intermediate, 'working-class': workingClass },
    source: { title, url: input.sourceUrl.trim(), date },
    confidence: 'unverified',
    unverifiedShares: [...groups],
    cautions: ['These figures were entered by hand; Rungs has not checked them against their source.'],
    custom: true,
    isNational: false,
  };
}

function addsUp(shares: readonly number[]): boolean {
  const sum = shares.reduce((total, share) => total + share, 0);
  return Math.abs(sum - 1) * 100 <= ROUNDING_PERCENT + 1e-9;
}

/** Response target, level and completion rates, with sources. */
export const responseFigures = readFigures(response);

/** The scorecard's target: 70% of those asked answer. */
export const RESPONSE_RATE_TARGET = figureOf('target-response-70');
/** The level called developing: about two-thirds of those asked answer. */
export const RESPONSE_RATE_DEVELOPING = figureOf('target-response-66');
export const COMPLETION_WORKFORCE = figureOf('completion-workforce');
export const COMPLETION_NEW_HIRES = figureOf('completion-new-hires');

function figureOf(id: string): PublishedFigure {
  const figure = responseFigures.find((each) => each.id === id);
  if (!figure) throw new RangeError(`No figure is called ${id}.`);
  return figure;
}
