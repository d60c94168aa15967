import type { Benchmark } from '../benchmarks/benchmark.ts';
import { Unprotected } from '../disclosure/draft.ts';
import { emptyLedger, type Ledger, ledgerHash } from '../disclosure/ledger.ts';
import type { Policy } from '../disclosure/policy.ts';
import { protect } from '../disclosure/protect.ts';
import { Protected } from '../disclosure/protected.ts';
import { unwatched, type Work } from '../work.ts';
import type { Analysis } from './parts/analysis.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { FactNames } from './facts/fact-source.ts';
import { draftFacts, heedFacts, plainFacts, saidFacts } from './facts/facts.ts';
import { groupingCaution, isLikeForLike, sayGrouping } from './parts/grouping.ts';
import { analysisOf } from './registry.ts';
import type { Context, Result } from '../results/result.ts';
import { type Weighting, weightingText } from '../cohort/weighting.ts';

export type AnalysisRun = {
  readonly analysisId: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly cohort: Cohort;
  /** Other datasets or waves that the analysis looks at beside it. */
  readonly beside?: readonly Cohort[];
  readonly policy: Policy;
  /** Null when there is no project: the result says that earlier releases were not weighed. */
  readonly ledger: Ledger | null;
  readonly benchmark: Benchmark;
  readonly benchmarks: readonly Benchmark[];
  readonly context: Omit<Context, 'weight' | 'policy' | 'benchmark' | 'ledger' | 'facts'>;
};

/**
 * The only way from people to a result: counts, through protect(), to everything derived from published counts.
 * Errors: those of the analysis and its options, and those of `work`.
 */
export function runAnalysis(run: AnalysisRun, work: Work = unwatched): Protected<Result> {
  const analysis = analysisOf(run.analysisId);
  const bound = analysis.bind(run.options);
  const ledger = run.ledger ?? emptyLedger;
  const drafts = [
    bound.draft({ main: run.cohort, beside: run.beside ?? [] }, run.policy, work),
    new Unprotected(draftFacts(run.cohort, run.policy)),
  ];
  const published = Protected.all(protect(drafts, run.policy, ledger, work));
  const { id, version, title, question } = analysis;
  const { scheme } = run.context;
  const isUnlike = !isLikeForLike(scheme, run.benchmark);
  const plain: Omit<Context, 'facts'> = {
    ...run.context,
    weight: weightIn(analysis, run.cohort.weighting),
    policy: { id: run.policy.id, label: run.policy.label, sentence: run.policy.sentence },
    benchmark: analysis.isOfImport
      ? null
      : contextOf(run.benchmark, isUnlike ? [groupingCaution(scheme, run.benchmark)] : []),
    ledger: {
      hash: ledgerHash(ledger),
      statement:
        run.policy.id === 'none'
          ? 'No disclosure control, so not checked against earlier releases.'
          : 'Not checked against earlier releases.',
    },
  };
  const isCompared = Object.values(analysis.options).some(({ kind }) => kind === 'benchmark');
  const unlike = isUnlike && isCompared ? run.benchmark : null;
  return published.derive(([own, provenance]) => {
    const facts = saidFacts(provenance?.tables ?? [], namesOf(run.cohort));
    const context: Context = { ...plain, facts: plainFacts(facts) };
    const { whyNotWeighted, ...presented } = bound.present(own ?? { tables: [], figures: [] }, {
      policy: run.policy,
      context,
      weighting: run.cohort.weighting,
      benchmark: run.benchmark,
      benchmarks: run.benchmarks,
      fieldLabel: run.cohort.fieldLabel,
      names: run.cohort.file?.names ?? { columns: [], columnsLeftOut: [] },
    });
    return {
      analysis: { id, version, title, question },
      options: bound.options,
      context: whyNotWeighted === null ? context : { ...context, weight: `Not weighted. ${whyNotWeighted}` },
      ...heedFacts(sayGrouping(presented, scheme, unlike), facts, isCompared && !analysis.isOfImport),
    };
  });
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
