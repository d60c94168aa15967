import type { Benchmark } from '../../benchmarks/benchmark.ts';
import type { Chart } from '../../charts/chart.ts';
import { type Draft } from '../../disclosure/draft.ts';
import { Unprotected } from '../../disclosure/unprotected.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Published } from '../../disclosure/protected.ts';
import type { FieldId } from '../../table/fields.ts';
import { type Cohort, underPolicy } from '../../cohort/cohort.ts';
import { refuseFewChosen, refuseFewPeople } from '../../cohort/few-people.ts';
import type { ImportNames } from '../../cohort/import-facts.ts';
import { chosenAnswers, type OptionSpecs, type OptionValues, readOptions } from './options.ts';
import { type BesideSpec, ofBeside, refuseBeside } from './beside.ts';
import type { Context, Estimate, Result, ResultTable, Strength } from '../../results/result.ts';
import type { Ground, NotClear } from '../../results/strength.ts';
import { unitOf } from '../../results/units.ts';
import { unwatched, type Work } from '../../work.ts';
import type { Weighting } from '../../cohort/weighting.ts';

/** What derive, table, chart and reading may know beside the published counts. */
export type Surroundings = {
  readonly policy: Policy;
  readonly context: Context;
  readonly weighting: Weighting;
  /** What the facts of the context forbid to be called Clear, and why. */
  readonly notClear: NotClear;
  /** The cohorts beside, in their order: `context.beside` says which datasets they are. */
  readonly beside: readonly BesideSurroundings[];
  /** The benchmark in force, and all that could stand in its place. */
  readonly benchmark: Benchmark;
  readonly benchmarks: readonly Benchmark[];
  /** What a field is called in findings. */
  readonly fieldLabel: (field: string) => string;
  /** Fields that were at hand, with more than one answer. */
  readonly fields: readonly FieldId[];
  /** Of the columns of the dataset; empty unless the analysis is of the import. */
  readonly names: ImportNames;
};

/** What is known of a cohort beside, other than its published counts. */
export type BesideSurroundings = {
  /** Its dataset, with its date where another one in the result has the same name. */
  readonly label: string;
  /** Whether a column says who was asked. */
  readonly isAskedKnown: boolean;
};

/** The people that are looked at, and other datasets or waves to look at beside them. */
export type Cohorts = { readonly main: Cohort; readonly beside: readonly Cohort[] };

export type Conditions = {
  readonly policy: Policy;
  /** Whom a long computation tells how far it is, and asks whether to go on. */
  readonly work: Work;
};

export type Need = {
  readonly field: FieldId;
  readonly need: 'required' | 'optional';
  /** What to do, as a sentence. */
  readonly whenMissing: string;
};

/** Everything there is to know about one analysis. Data goes down this list, never back up. */
export type AnalysisDefinition<Specs extends OptionSpecs, Derived> = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** In plain English; the title of the screen. */
  readonly question: string;
  /** Columns that it looks at, of whatever type: they are loaded because they stand here. */
  readonly needs: readonly Need[];
  /** Whether it looks at how the dataset came in. */
  readonly isOfImport?: boolean;
  /** What its strength rests on beside the data. */
  readonly restsOn: readonly Ground[];
  /** Why its figures cannot be weighted, as a sentence; null where they can. */
  readonly whyUnweighted: string | null;
  /** Why these figures are not weighted though it was asked for, as sentences; null where they are as asked. */
  readonly whyNotWeighted?: (derived: Derived) => string | null;
  readonly options: Specs;
  /** Left out where it looks at one dataset alone. */
  readonly beside?: BesideSpec;
  /** Fields that it looks at though no option names them, of those that a dataset has. */
  readonly fieldsBeside?: (options: OptionValues<Specs>, mapped: readonly FieldId[]) => readonly FieldId[];
  /** Columns in; counts out, and figures that rest on them. No display strings beyond category labels. */
  readonly compute: (cohorts: Cohorts, options: OptionValues<Specs>, conditions: Conditions) => Draft;
  /** What is published in; shares, ratios, intervals and tests out. */
  readonly derive: (
    published: Published,
    options: OptionValues<Specs>,
    surroundings: Surroundings,
  ) => Derived;
  readonly estimates: (derived: Derived) => readonly Estimate[];
  readonly tables: (derived: Derived, surroundings: Surroundings) => readonly ResultTable[];
  readonly charts: (derived: Derived, surroundings: Surroundings) => readonly Chart[];
  /** Sentences; they must be able to say hidden, no difference shown and too few to say. */
  readonly reading: (
    derived: Derived,
    surroundings: Surroundings,
  ) => {
    readonly strength: Strength | null;
    readonly sentences: readonly string[];
    readonly chips: readonly string[];
    readonly split: readonly string[];
    readonly asides: Result['asides'];
  };
  readonly method: (options: OptionValues<Specs>, surroundings: Surroundings) => readonly string[];
  /** Turns options saved by an older version into today's. */
  readonly upgrade: (
    version: number,
    options: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
};

/** What an analysis says of what is published. */
export type Presented = Omit<Result, 'analysis' | 'options' | 'context' | 'published' | 'digest'>;

/** An analysis with its options read: what run.ts works with. */
export type BoundAnalysis = {
  readonly options: Readonly<Record<string, unknown>>;
  readonly fieldsBeside: (mapped: readonly FieldId[]) => readonly FieldId[];
  readonly draft: (cohorts: Cohorts, policy: Policy, work?: Work) => Unprotected;
  readonly present: (
    published: Published,
    surroundings: Surroundings,
  ) => Presented & { readonly whyNotWeighted: string | null };
};

export type Analysis = Pick<
  AnalysisDefinition<OptionSpecs, unknown>,
  'id' | 'version' | 'title' | 'question' | 'needs' | 'restsOn' | 'whyUnweighted' | 'options' | 'upgrade'
> & {
  readonly isOfImport: boolean;
  readonly beside: BesideSpec | null;
  readonly bind: (raw: Readonly<Record<string, unknown>>) => BoundAnalysis;
};

export function defineAnalysis<const Specs extends OptionSpecs, Derived>(
  definition: AnalysisDefinition<Specs, Derived>,
): Analysis {
  const {
    id,
    version,
    title,
    question,
    needs,
    isOfImport = false,
    beside: besideSpec = null,
    restsOn,
    whyUnweighted,
    options,
    upgrade,
  } = definition;
  return {
    id,
    version,
    title,
    question,
    needs,
    isOfImport,
    beside: besideSpec,
    restsOn,
    whyUnweighted,
    options,
    upgrade,
    bind(raw) {
      const values = readOptions(id, options, raw);
      return {
        options: values,
        fieldsBeside: (mapped) => definition.fieldsBeside?.(values, mapped) ?? [],
        draft({ main, beside }, policy, work = unwatched) {
          refuseBeside(title, besideSpec, beside.length);
          refuseFewPeople(main, policy, isOfImport);
          for (const cohort of beside) ofBeside(() => refuseFewPeople(cohort, policy, isOfImport));
          for (const { field, answer } of chosenAnswers(options, values)) {
            refuseFewChosen(main, field, answer, policy);
          }
          const cohorts = {
            main: underPolicy(main, policy),
            beside: beside.map((cohort) => underPolicy(cohort, policy)),
          };
          const { tables, figures, curves } = definition.compute(cohorts, values, { policy, work });
          return new Unprotected(tables, figures, curves);
        },
        present(published, surroundings) {
          const derived = definition.derive(published, values, surroundings);
          return {
            ...definition.reading(derived, surroundings),
            charts: definition.charts(derived, surroundings),
            tables: definition.tables(derived, surroundings),
            estimates: definition
              .estimates(derived)
              .map((each) => ({ ...each, unit: each.unit ?? unitOf(each) })),
            method: definition.method(values, surroundings),
            whyNotWeighted: definition.whyNotWeighted?.(derived) ?? null,
          };
        },
      };
    },
  };
}
