import type { Block, Section } from './blocks.ts';
import { closingLinksOf, type SharedParts } from './closing-sections.ts';
import { filterText } from './context-items.ts';
import { chartsOnPages } from './figures.ts';
import { warning } from './front-section.ts';
import type { NumberedFinding } from './numbered-finding.ts';
import type { Result, ResultTable } from '../../results/result.ts';
import type { Chart } from '../../charts/chart.ts';

export function findingSection(finding: NumberedFinding, shared: SharedParts): Section {
  const { number, id, result, scope } = finding;
  const [headline, ...others] = result.sentences;
  const paragraph = (text: string, isLead = false): Block => ({ kind: 'paragraph', isLead, text });
  return {
    id,
    startsPage: true,
    blocks: [
      { kind: 'heading', level: 2, text: `${number}. ${result.analysis.question}`, scope },
      ...(result.context.policy.id === 'none' ? [warning(finding)] : []),
      ...(finding.stale === null ? [] : [{ kind: 'note', isWarning: true, text: finding.stale } as const]),
      { kind: 'note', isWarning: false, text: `Looking at: ${lookingAt(result)}` },
      ...(headline === undefined ? [] : [paragraph(headline, true)]),
      ...others.map((sentence) => paragraph(sentence)),
      ...(result.strength === null ? [] : [{ kind: 'strength', strength: result.strength } as const]),
      ...result.context.facts.map(({ sentence }): Block => ({
        kind: 'note',
        isWarning: false,
        text: sentence,
      })),
      ...bodyOf(result),
      { kind: 'references', links: closingLinksOf(finding, shared) },
    ],
  };
}

/** Order of blocks: the overall chart, its table and asides, then splits and tests. */
function bodyOf({ charts, tables, asides }: Result): readonly Block[] {
  const [first = [], ...others] = charts.map((chart) => pictureAndTwin(chart, tables));
  const twins = new Set(charts.map((chart) => twinOf(chart, tables)));
  return [
    ...first,
    ...asides.map((aside): Block => ({ kind: 'aside', ...aside })),
    ...others.flat(),
    ...tables.filter((table) => !twins.has(table)).map((table): Block => ({ kind: 'table', table })),
  ];
}

function pictureAndTwin(chart: Chart, tables: readonly ResultTable[]): readonly Block[] {
  const twin = twinOf(chart, tables);
  return [
    ...chartsOnPages(chart).map((part): Block => ({ kind: 'figure', chart: part })),
    ...(twin ? [{ kind: 'table', table: twin } as const] : []),
  ];
}

/** The table behind a chart. */
function twinOf({ tableId }: Chart, tables: readonly ResultTable[]): ResultTable | undefined {
  return tables.find(({ id }) => id === tableId);
}

export function lookingAt({ context, chips }: Result): string {
  const filter = context.filters.length === 0 ? 'no filter' : filterText(context.filters);
  return [context.dataset, filter, ...(context.weight === null ? [] : [context.weight]), ...chips].join(
    ' · ',
  );
}
