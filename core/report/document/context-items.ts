import { backgroundLabels, groups } from '../../background/background.ts';
import { percentText } from '../../words/figure-text.ts';
import type { Context } from '../../results/result.ts';
import { dateText } from '../../words/date-text.ts';

export type Item = { readonly term: string; readonly description: string };

/** Context of a result as terms and descriptions. */
export function contextItems(context: Context): readonly Item[] {
  const { benchmark, policy, ledger } = context;
  return [
    { term: 'Data', description: `${context.dataset} (${context.kind})` },
    { term: 'Wave', description: dateText(context.wave) },
    ...context.beside.map((each) => ({ term: 'Beside', description: besideText(each) })),
    { term: 'Filter', description: filterText(context.filters) },
    { term: 'Weight', description: context.weight ?? 'None: each answer counts once' },
    { term: 'Grouping', description: schemeText(context) },
    ...factItems(context),
    ...(benchmark ? benchmarkItems(benchmark) : [{ term: 'Comparison', description: 'None' }]),
    { term: 'Disclosure control', description: `${policy.label}. ${policy.sentence}` },
    { term: 'Earlier releases', description: ledger.statement },
  ];
}

/** "Applicants (Recruitment), 31 March 2026". */
export function besideText({ dataset, kind, wave }: Context['beside'][number]): string {
  return `${dataset} (${kind}), ${dateText(wave)}`;
}

/** Scheme with its confidence, which does not extend to hand-coded answers. */
export function schemeText({ scheme, facts }: Pick<Context, 'scheme' | 'facts'>): string {
  const name = `${scheme.label} (${scheme.id}, version ${scheme.version}): ${scheme.confidence === 'own' ? '' : 'rules '}${confidenceText(scheme.confidence)}`;
  const byHand = facts.find(({ id }) => id === 'placed-by-hand');
  return byHand ? `${name}. ${byHand.sentence}` : name;
}

/** Facts about the data, without those printed beside the grouping. */
export function factItems({ facts }: Pick<Context, 'facts'>): readonly Item[] {
  return facts
    .filter(({ id }) => id !== 'placed-by-hand')
    .map(({ sentence }) => ({ term: 'To know', description: sentence }));
}

function benchmarkItems(benchmark: NonNullable<Context['benchmark']>): readonly Item[] {
  return [
    { term: 'Comparison', description: `${benchmark.label}: ${benchmarkSharesText(benchmark)}` },
    { term: 'Source', description: benchmarkSourceText(benchmark) },
  ];
}

/** "professional 37%, intermediate 24%, working class 39%". */
export function benchmarkSharesText({ shares }: NonNullable<Context['benchmark']>): string {
  return groups
    .flatMap((group) => {
      const share = shares[group];
      return share === undefined ? [] : [`${backgroundLabels[group].toLowerCase()} ${percentText(share, 0)}`];
    })
    .join(', ');
}

export function benchmarkSourceText({ source, confidence }: NonNullable<Context['benchmark']>): string {
  return `${source} (${confidenceText(confidence)})`;
}

export function filterText(filters: Context['filters']): string {
  if (filters.length === 0) return 'None: everyone in the data';
  return filters.map(({ label, values }) => `${label}: ${values.join(', ')}`).join('; ');
}

export function confidenceText(confidence: string): string {
  if (confidence === 'seen') return 'seen in its source';
  if (confidence === 'own') return 'the organisation’s own';
  return `${confidence === 'partly' ? 'partly ' : ''}unverified: check it before use`;
}
