import type { Benchmark } from '../benchmarks/benchmark.ts';
import { Unprotected } from '../disclosure/unprotected.ts';
import { emptyLedger, type Ledger } from '../disclosure/ledger.ts';
import type { Policy } from '../disclosure/policy.ts';
import { protect } from '../disclosure/protect.ts';
import { nothingPublished, Protected, type Published } from '../disclosure/protected.ts';
import { digestOf } from '../digest.ts';
import { unwatched, type Work } from '../work.ts';
import type { Analysis } from './parts/analysis.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { isAskedKnown } from './facts/everybody-asked.ts';
import type { FactNames } from './facts/fact-source.ts';
import { draftFacts, heedFacts, notClear, plainFacts, saidFacts } from './facts/facts.ts';
import { groupingCaution, isLikeForLike, sayGrouping } from './parts/grouping.ts';
import { labelsOf } from './parts/beside.ts';
import { analysisOf } from './registry.ts';
import type { Context, Result } from '../results/result.ts';
import type { FieldId } from '../table/fields.ts';
import { type Weighting, weightingText } from '../cohort/weighting.ts';

export type AnalysisRun = {
  readonly analysisId: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly cohort: Cohort;
  /** Other datasets or waves that the analysis looks at beside it. */
  readonly beside?: readonly CohortBeside[];
  readonly benchmark: Benchmark;
  readonly benchmarks: readonly Benchmark[];
  readonly context: Omit<Context, 'weight' | 'policy' | 'benchmark' | 'ledger' | 'facts' | 'beside'>;
};

export type CohortBeside = { readonly cohort: Cohort; readonly about: Context['beside'][number] };

/** What runs that are protected together have in common. */
export type Terms = {
  readonly policy: Policy;
  /** Null when there is no project: the result says that earlier releases were not weighed. */
  readonly ledger: Ledger | null;
};

/**
 * The only way from people to results: counts, through protect(), to everything derived from what is published. All
 * runs are protected together, under the rules that they have in common. One result a run, in order. Errors: those of
 * the analyses and their options, and those of `work`.
 */
export function runAnalyses(
  runs: readonly AnalysisRun[],
  { policy, ledger }: Terms,
  work: Work = unwatched,
): readonly Protected<Result>[] {
  const bound = runs.map((run) => ({ run, ...bindRun(run) }));
  const drafts = bound.map(({ run, binding }) => {
    const { cohort, beside = [] } = run;
    const besides = beside.map((each) => each.cohort);
    return [
      binding.draft({ main: cohort, beside: besides }, policy, work),
      ...[cohort, ...besides].map((each) => new Unprotected(draftFacts(each, policy))),
    ];
  });
  const published = protect(drafts.flat(), policy, ledger ?? emptyLedger, work);
  let next = 0;
  return bound.map((each, index) => {
    const own = published.slice(next, (next += drafts[index]?.length ?? 0));
    return Protected.all(own).derive(([answer, ...provenance]) =>
      resultOf(each, policy, answer ?? nothingPublished, provenance),
    );
  });
}

/** One by itself: nothing is known of other results of the same people. */
export function runAnalysis(run: AnalysisRun, terms: Terms, work: Work = unwatched): Protected<Result> {
  const [result] = runAnalyses([run], terms, work);
  if (!result) throw new RangeError('One run has one result.');
  return result;
}

type BoundRun = {
  readonly run: AnalysisRun;
  readonly analysis: Analysis;
  readonly binding: ReturnType<Analysis['bind']>;
};

function bindRun({ analysisId, options }: AnalysisRun): Omit<BoundRun, 'run'> {
  const analysis = analysisOf(analysisId);
  return { analysis, binding: analysis.bind(options) };
}

function resultOf(
  { run, analysis, binding }: BoundRun,
  policy: Policy,
  own: Published,
  [provenance, ...provenanceBeside]: readonly Published[],
): Result {
  const { cohort, benchmark, benchmarks, beside = [] } = run;
  const { id, version, title, question } = analysis;
  const { scheme } = run.context;
  const about = beside.map((each) => each.about);
  const besides = factsBeside(run, provenanceBeside);
  const facts = [
    ...saidFacts(provenance?.tables ?? [], namesOf(cohort)),
    ...besides.flatMap((each) => each.facts),
  ];
  const isUnlike = !isLikeForLike(scheme, benchmark);
  const forbidden = notClear(facts, analysis.restsOn);
  const context: Context = {
    ...run.context,
    beside: about,
    weight: weightIn(analysis, cohort.weighting),
    policy: { id: policy.id, label: policy.label, sentence: policy.sentence },
    benchmark: analysis.isOfImport
      ? null
      : contextOf(benchmark, isUnlike ? [groupingCaution(scheme, benchmark)] : []),
    ledger: { statement: ledgerStatement(policy) },
    facts: plainFacts(facts),
  };
  const { whyNotWeighted, ...presented } = binding.present(own, {
    ...{ policy, context, benchmark, benchmarks },
    notClear: forbidden,
    beside: besides,
    weighting: cohort.weighting,
    fieldLabel: cohort.fieldLabel,
    fields: fieldsThatVary(cohort),
    names: cohort.file?.names ?? { columns: [], columnsLeftOut: [] },
  });
  const unlike = isUnlike && analysis.restsOn.includes('benchmark') ? benchmark : null;
  // The report of an import prints less than its tables hold: categories of few people have no name in it.
  const published = analysis.isOfImport ? nothingPublished : own;
  return {
    analysis: { id, version, title, question },
    options: binding.options,
    context: whyNotWeighted === null ? context : { ...context, weight: `Not weighted. ${whyNotWeighted}` },
    ...heedFacts(sayGrouping(presented, scheme, unlike), forbidden),
    published,
    digest: digestOf(published),
  };
}

/** What is to be known of each cohort beside; its facts say whose they are. */
function factsBeside({ context, beside = [] }: AnalysisRun, published: readonly Published[]) {
  const [, ...labels] = labelsOf([context, ...beside.map(({ about }) => about)]);
  return beside.map(({ cohort }, place) => {
    const label = labels[place] ?? '';
    const said = saidFacts(published[place]?.tables ?? [], namesOf(cohort));
    return {
      label,
      isAskedKnown: isAskedKnown({ facts: said }),
      facts: said.map((fact) => ({
        ...fact,
        id: `${fact.id}-beside`,
        sentence: `${label}: ${fact.sentence}`,
      })),
    };
  });
}

/** Fields with more than one answer. */
function fieldsThatVary({ fields }: Cohort): readonly FieldId[] {
  const answersOf = (labels: readonly string[]): number => labels.filter((label) => label !== '').length;
  return [...fields].flatMap(([field, { labels }]) => (answersOf(labels) > 1 ? [field] : []));
}

function ledgerStatement({ id }: Policy): string {
  return id === 'none'
    ? 'No disclosure control, so not checked against earlier releases.'
    : 'Not checked against earlier releases.';
}

/** What sentences about provenance may say beside published counts. */
function namesOf({ provenance }: Cohort): FactNames {
  return {
    isAskedKnown: provenance?.isAskedKnown ?? true,
    joins: (provenance?.joins ?? []).map(({ left, right, whenSeveral, isOfEvents }) => ({
      left,
      right,
      whenSeveral,
      isOfEvents,
    })),
  };
}

function weightIn({ whyUnweighted }: Analysis, weighting: Weighting): string | null {
  const isRefused = whyUnweighted !== null && weighting.kind !== 'none';
  if (isRefused) return `Not weighted. ${whyUnweighted}`;
  const how = weightingText(weighting);
  return how === null ? null : `Weighted ${how}`;
}

function contextOf(benchmark: Benchmark, cautions: readonly string[]): Context['benchmark'] {
  const { id, label, shares, confidence, source } = benchmark;
  const isPartly = confidence === 'seen' && benchmark.unverifiedShares.length > 0;
  return {
    id,
    label,
    shares,
    confidence: isPartly ? 'partly' : confidence,
    source: `${source.title}, ${source.date}`,
    cautions: [...cautions, ...benchmark.cautions],
  };
}
