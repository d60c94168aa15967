import { backgroundLabels, groups } from '../background/background.ts';
import { percentText } from '../charts/figure-text.ts';
import type { Context } from '../analyses/result.ts';
import type { Block } from './document.ts';
import { dateText } from '../charts/date-text.ts';

type Item = { readonly term: string; readonly description: string };

/** Who was looked at and under which assumptions, as term and description; the CSV companion files use it too. */
export function contextItems(context: Context): readonly Item[] {
  const { scheme, benchmark, policy, ledger } = context;
  return [
    { term: 'Data', description: `${context.dataset} (${context.kind})` },
    { term: 'Wave', description: dateText(context.wave) },
    { term: 'Filter', description: filterText(context.filters) },
    {
      term: 'Grouping',
      description: `${scheme.label} (${scheme.id}, version ${scheme.version}): ${confidenceText(scheme.confidence)}`,
    },
    ...(benchmark ? benchmarkItems(benchmark) : [{ term: 'Comparison', description: 'None' }]),
    { term: 'Disclosure control', description: `${policy.label}. ${policy.sentence}` },
    { term: 'Earlier releases', description: ledger.statement },
    { term: 'Release ledger', description: ledger.hash },
  ];
}

export function contextBlocks(context: Context): readonly Block[] {
  const cautions = context.benchmark?.cautions ?? [];
  return [
    { kind: 'definitions', items: contextItems(context) },
    ...(cautions.length > 0
      ? [
          { kind: 'paragraph', isLead: false, text: 'Take care when comparing:' } as const,
          { kind: 'list', items: cautions } as const,
        ]
      : []),
  ];
}

function benchmarkItems(benchmark: NonNullable<Context['benchmark']>): readonly Item[] {
  const shares = groups.flatMap((group) => {
    const share = benchmark.shares[group];
    return share === undefined ? [] : [`${backgroundLabels[group].toLowerCase()} ${percentText(share, 0)}`];
  });
  return [
    { term: 'Comparison', description: `${benchmark.label}: ${shares.join(', ')}` },
    { term: 'Source', description: `${benchmark.source} (${confidenceText(benchmark.confidence)})` },
  ];
}

function filterText(filters: Context['filters']): string {
  if (filters.length === 0) return 'None: everyone in the data';
  return filters.map(({ label, values }) => `${label}: ${values.join(', ')}`).join('; ');
}

function confidenceText(confidence: string): string {
  return confidence === 'seen' ? 'seen in its source' : 'unverified: check it before use';
}
