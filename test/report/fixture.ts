import type { Cell, Context, Result, ResultTable } from '../../core/results/result.ts';
import { admit } from '../../core/disclosure/admit.ts';
import { nothingPublished, type Protected } from '../../core/disclosure/protected.ts';
import { policies, type Policy } from '../../core/disclosure/policy.ts';
import { byGrade, funnel, overall } from '../charts/fixture.ts';

/** Made-up results of the shape that analyses give; no figure here is about real people. */

export const about = {
  title: 'Socio-economic background at the sample organisation',
  statedTime: '2026-04-02T09:30:00Z',
  isTimeStated: true,
  projectName: 'Sample organisation',
};

const text = (value: string): Cell => ({ kind: 'text', text: value });
const count = (value: number): Cell => ({ kind: 'count', value });
const share = (value: number): Cell => ({ kind: 'share', value, decimals: 0 });
const interval = (low: number, high: number): Cell => ({ kind: 'interval', low, high, decimals: 0 });
const ratio = (value: number): Cell => ({ kind: 'ratio', value });
const hidden: Cell = { kind: 'hidden' };
const inapplicable: Cell = { kind: 'inapplicable' };

export function context(policy: Policy = policies['10-5']): Context {
  return {
    dataset: 'Staff in post',
    kind: 'workforce snapshot',
    wave: '2026-03-31',
    beside: [],
    filters: [{ field: 'location', label: 'Location', values: ['Leeds', 'Cardiff'] }],
    weight: null,
    scheme: { id: 'smc-2021-three', version: 1, label: 'SMC three groups, 2021', confidence: 'seen' },
    benchmark: {
      id: 'uk-2021-05',
      label: 'UK workforce, May 2021',
      shares: { professional: 0.37, intermediate: 0.24, 'working-class': 0.39 },
      confidence: 'unverified',
      source: 'Labour Force Survey, July to September 2021, published May 2022',
      cautions: ['The survey asks about the main earner when the person was 14; not every extract does.'],
    },
    policy: { id: policy.id, label: policy.label, sentence: policy.sentence },
    ledger: { statement: 'Nothing has been released from this project before.' },
    facts: [],
  };
}

const column = (id: string, label: string, numeric = true) => ({ id, label, numeric });

const sharesTable: ResultTable = {
  id: 'shares',
  title: 'Staff by background, March 2026',
  columns: [
    column('background', 'Background', false),
    column('people', 'People'),
    column('share', 'Share'),
    column('interval', '95% interval'),
    column('benchmark', 'UK workforce'),
    column('ratio', 'Ratio'),
  ],
  rows: [
    {
      cells: [
        text('Professional'),
        count(675),
        share(0.4591836),
        interval(0.434, 0.485),
        share(0.37),
        ratio(1.2410367),
      ],
    },
    {
      cells: [
        text('Intermediate'),
        count(315),
        share(0.2142857),
        interval(0.194, 0.236),
        share(0.24),
        ratio(0.893),
      ],
    },
    {
      cells: [
        text('Working class'),
        count(485),
        share(0.3299319),
        interval(0.306, 0.354),
        share(0.39),
        ratio(0.846),
      ],
    },
    { cells: [text('All'), count(1470), share(1), inapplicable, share(1), inapplicable] },
  ],
  notes: ['Shares are of usable answers. Ratio is the share divided by that of the UK workforce.'],
};

const fitTable: ResultTable = {
  id: 'fit',
  title: 'How far the shares are from the UK workforce',
  columns: [column('measure', 'Measure', false), column('value', 'Value')],
  rows: [
    { cells: [text('Exact multinomial test, p'), { kind: 'p', value: 0.00000123 }] },
    { cells: [text('Index of dissimilarity'), { kind: 'number', value: 0.0891836, decimals: 2 }] },
  ],
  notes: [],
};

export function byGradeTable(grades: readonly string[]): ResultTable {
  return {
    id: 'by-grade',
    title: 'Staff by background within each grade, March 2026',
    columns: [
      column('grade', 'Grade', false),
      column('people', 'Usable answers'),
      column('professional', 'Professional'),
      column('professional-interval', '95% interval'),
      column('intermediate', 'Intermediate'),
      column('working-class', 'Working class'),
    ],
    rows: grades.map((grade, index) => ({
      cells:
        index === 0
          ? [text(grade), count(50), share(0.7), interval(0.56, 0.81), hidden, hidden]
          : [text(grade), count(230 * index), share(0.54), interval(0.48, 0.61), share(0.2), share(0.26)],
    })),
    notes: [],
  };
}

const shareEstimate: Result['estimates'][number] = {
  unit: 'proportion',
  measure: 'share',
  of: { background: 'professional', by: 'all' },
  value: 675 / 1475,
  low: 0.434,
  high: 0.485,
  level: 0.95,
  base: 1475,
  method: 'Wilson',
  why: 'shown',
};

export const representationResult: Result = {
  published: nothingPublished,
  digest: '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
  analysis: {
    id: 'representation',
    version: 1,
    title: 'Representation',
    question: 'Who works here, compared with the UK workforce?',
  },
  options: { by: 'grade', benchmark: null },
  context: context(),
  strength: {
    level: 'clear',
    label: 'Clear',
    reason: 'It still holds if those who did not answer are twice as likely to be working class.',
  },
  sentences: [
    'People from professional backgrounds hold 46% of posts (43 to 49), against 37% of the UK workforce.',
    'People from working-class backgrounds hold 33% (31 to 35), against 39%.',
  ],
  chips: ['1,470 usable answers of 2,400 asked', 'March 2026', '95% intervals, Wilson'],
  split: [],
  charts: [overall, byGrade],
  tables: [sharesTable, byGradeTable(['Senior leaders', 'Managers', 'Officers']), fitTable],
  asides: [
    {
      heading: 'Would another benchmark change this?',
      text: 'Against the figures printed in March 2021 (34, 24 and 42%): same direction, still clear.',
    },
  ],
  estimates: [
    shareEstimate,
    {
      ...shareEstimate,
      of: { background: 'intermediate', by: 'Senior leaders' },
      value: null,
      low: null,
      high: null,
      base: null,
      why: 'hidden',
    },
  ],
  method: [
    'Share: people in the group divided by all usable answers. Interval: Wilson score, 95%.',
    'A workforce is a census. The interval says how much another round of hiring and answering could have changed the share.',
  ],
};

export const completionResult: Result = {
  ...representationResult,
  analysis: {
    id: 'completion',
    version: 1,
    title: 'Completion',
    question: 'Can these answers carry a finding?',
  },
  options: { by: 'grade' },
  context: { ...context(), benchmark: null, filters: [] },
  strength: { level: 'uncertain', label: 'Uncertain', reason: 'Operations answered least: 38% usable.' },
  sentences: ['74% responded, above the 70% target; 61% gave an answer that can be grouped.'],
  chips: ['Parental occupation at 14', 'Workforce, March 2026'],
  split: [],
  charts: [funnel],
  tables: [
    {
      id: 'completion',
      title: 'Asked, responded and usable by grade',
      columns: [
        column('grade', 'Grade', false),
        column('asked', 'Asked'),
        column('responded', 'Responded'),
        column('usable', 'Usable'),
        column('usable-share', 'Usable share'),
      ],
      rows: [
        { cells: [text('Senior leaders'), count(60), count(50), hidden, hidden] },
        { cells: [text('Managers'), count(310), count(250), count(230), share(0.7419)] },
        { cells: [text('Operations'), count(370), count(235), count(140), share(0.3784)] },
      ],
      notes: [],
    },
  ],
  asides: [],
  estimates: [],
  method: [
    'Responded includes those who preferred not to say, which is a right. Shares are computed on usable answers.',
  ],
};

export function admitted(...results: readonly Result[]): readonly Protected<Result>[] {
  return results.map((result) => admit(result));
}

export function withoutProtection(result: Result): Result {
  return { ...result, context: context(policies.none) };
}
