import type { Block, Link, Section } from './blocks.ts';
import {
  benchmarkSharesText,
  benchmarkSourceText,
  besideText,
  filterText,
  schemeText,
  type Item,
} from './context-items.ts';
import { type NumberedFinding, type Shared, shareOut } from './numbered-finding.ts';
import type { Context, Result } from '../../results/result.ts';
import { dateText } from '../../words/date-text.ts';
import { markers } from '../../words/figure-text.ts';
import { NOT_SHOWN_REASON } from '../../results/strength.ts';

/** Sections shared by several findings, printed once at the end and linked to. */
export type SharedParts = {
  readonly data: readonly Shared<string>[];
  readonly schemes: readonly Shared<string>[];
  readonly benchmarks: readonly Shared<NonNullable<Context['benchmark']>>[];
  readonly controls: readonly Shared<Pick<Context, 'policy' | 'ledger'>>[];
  readonly methods: readonly Shared<Pick<Result, 'analysis' | 'method'>>[];
  /** Whether any finding has a strength. */
  readonly hasStrengths: boolean;
};

export function sharedPartsOf(findings: readonly NumberedFinding[]): SharedParts {
  return {
    data: shareOut('data', findings, dataText),
    schemes: shareOut('scheme', findings, ({ context }) => schemeText(context)),
    benchmarks: shareOut('comparison', findings, ({ context }) => context.benchmark),
    controls: shareOut('control', findings, ({ context: { policy, ledger } }) => ({ policy, ledger })),
    methods: shareOut('method', findings, ({ analysis, method }) => ({ analysis, method })),
    hasStrengths: findings.some(({ result }) => result.strength !== null),
  };
}

const FIGURES_ID = 'figures';
const METHODS_ID = 'methods';

export const closingLinks: readonly Link[] = [
  { id: FIGURES_ID, text: 'About these figures' },
  { id: METHODS_ID, text: 'Methods' },
];

/** Links from a finding to its shared sections. */
export function closingLinksOf({ number }: NumberedFinding, shared: SharedParts): readonly Link[] {
  const isUsed = ({ numbers }: Shared<unknown>): boolean => numbers.includes(number);
  return [
    ...shared.methods
      .filter(isUsed)
      .map(({ id, value }) => ({ id, text: `Method: ${value.analysis.title}` })),
    ...shared.benchmarks.filter(isUsed).map(({ id, value }) => ({ id, text: `Comparison: ${value.label}` })),
    { id: FIGURES_ID, text: 'About these figures' },
  ];
}

export function closingSections(shared: SharedParts): readonly Section[] {
  return [
    figuresSection(shared),
    ...shared.benchmarks.map(benchmarkSection),
    ...shared.controls.map(controlSection),
    { id: METHODS_ID, startsPage: true, blocks: [heading(2, 'Methods')] },
    ...shared.methods.map(methodSection),
  ];
}

const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text, scope: '' });
const paragraph = (text: string): Block => ({ kind: 'paragraph', isLead: false, text });
const definitions = (items: readonly Item[]): Block => ({ kind: 'definitions', items });
const part = (id: string, blocks: readonly Block[]): Section => ({ id, startsPage: false, blocks });

const strengths: readonly Item[] = [
  {
    term: 'Clear',
    description:
      'The whole interval lies on one side of the comparison, whatever the counts were before rounding, and still does if those without a usable answer are half or twice as likely to be working class.',
  },
  {
    term: 'Uncertain',
    description: 'The figures leave it open: there may be no difference, or it may not hold.',
  },
  {
    term: 'Too few to say',
    description: 'Fewer than 30 people, or perhaps fewer, since counts are rounded.',
  },
  { term: 'Not shown', description: NOT_SHOWN_REASON },
];

function figuresSection({ data, schemes, hasStrengths }: SharedParts): Section {
  return {
    id: FIGURES_ID,
    startsPage: true,
    blocks: [
      heading(2, 'About these figures'),
      heading(3, 'Marks used in tables and charts'),
      definitions(Object.values(markers).map(({ mark, meaning }) => ({ term: mark, description: meaning }))),
      ...(hasStrengths ? [heading(3, 'How strong a finding is'), definitions(strengths)] : []),
      heading(3, 'Data and grouping'),
      definitions([
        ...data.map(({ value, usedIn }) => ({ term: usedIn, description: value })),
        ...schemes.map(({ value }) => ({ term: 'Grouping', description: value })),
      ]),
    ],
  };
}

function dataText({ context }: Result): string {
  const filter = context.filters.length === 0 ? 'no filter' : filterText(context.filters);
  return `${context.dataset}: ${context.kind.toLowerCase()}, ${dateText(context.wave)}${context.beside.map((each) => `; beside ${besideText(each)}`).join('')}; ${filter}${context.weight === null ? '' : `; ${context.weight}`}`;
}

function benchmarkSection({ id, value, usedIn }: SharedParts['benchmarks'][number]): Section {
  const cautions: readonly Block[] = [
    paragraph('Take care when comparing:'),
    { kind: 'list', items: value.cautions },
  ];
  return part(id, [
    heading(3, `Comparison: ${value.label}`),
    definitions([
      { term: 'Shares', description: benchmarkSharesText(value) },
      { term: 'Source', description: benchmarkSourceText(value) },
      { term: 'Used in', description: usedIn },
    ]),
    ...(value.cautions.length > 0 ? cautions : []),
  ]);
}

function controlSection({ id, value, usedIn }: SharedParts['controls'][number]): Section {
  const { policy, ledger } = value;
  return part(id, [
    heading(3, 'Disclosure control'),
    definitions([
      { term: 'Policy', description: `${policy.label}. ${policy.sentence}` },
      { term: 'Earlier releases', description: ledger.statement },
      { term: 'Used in', description: usedIn },
    ]),
  ]);
}

function methodSection({ id, value, usedIn }: SharedParts['methods'][number]): Section {
  const { title, version } = value.analysis;
  return part(id, [
    heading(3, title),
    ...value.method.map(paragraph),
    paragraph(`${title}, version ${version}. ${usedIn}.`),
  ]);
}
