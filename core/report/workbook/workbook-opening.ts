import type { SharedParts } from '../document/closing-sections.ts';
import {
  benchmarkSharesText,
  benchmarkSourceText,
  besideText,
  filterText,
} from '../document/context-items.ts';
import type { ReportAbout } from '../document/blocks.ts';
import { madeText } from '../document/made-text.ts';
import type { NumberedFinding } from '../document/numbered-finding.ts';
import { line, type SheetLine, type SheetTable, textCell } from './workbook.ts';
import { dateText } from '../../words/date-text.ts';
import { markers } from '../../words/figure-text.ts';

export function coverLines(findings: readonly NumberedFinding[], about: ReportAbout): readonly SheetLine[] {
  const heading = (text: string): SheetLine => ({ text, isHeading: true, linkTo: null });
  const policies = new Set(findings.map(({ result }) => result.context.policy.sentence));
  return [
    line('Findings about the socio-economic background of people at work.'),
    ...(about.projectName === about.title ? [] : [line(`Project: ${about.projectName}`)]),
    line(`Made: ${madeText(about)}`),
    ...(about.leftOut ?? []).map((text) => line(text)),
    line('Go to the contents', 'Contents'),
    heading('To protect individuals'),
    ...[...policies].map((text) => line(text)),
    heading('Marks used in tables'),
    ...Object.values(markers).map(({ mark, meaning }) => line(`${mark}: ${meaning}`)),
    heading('How to read the tables'),
    line(
      'Each table stands on a worksheet of its own. Shares are percentages. An interval is two columns, its lower and its upper end.',
    ),
    line('Figures are as precise as those in print.'),
  ];
}

const column = (label: string, width: number) => ({ label, isNumeric: false, width });

export function findingsTable(findings: readonly NumberedFinding[]): SheetTable {
  const rows = findings.map(({ number, result, scope, stale }) => [
    `${number}. ${result.analysis.question}${scope === '' ? '' : ` (${scope})`}`,
    [...(stale === null ? [] : [stale]), ...result.sentences].join(' '),
    result.strength === null ? '' : `${result.strength.label}: ${result.strength.reason}`,
    [
      `${result.context.dataset}, ${dateText(result.context.wave)}`,
      ...result.context.beside.map((each) => `beside ${besideText(each)}`),
    ].join('; '),
    [filterText(result.context.filters), result.context.weight ?? ''].filter(Boolean).join('; '),
    [...result.chips, ...result.context.facts.map(({ sentence }) => sentence)].join('; '),
  ]);
  return {
    name: 'findings',
    columns: [
      column('Finding', 44),
      column('What was found', 60),
      column('Strength', 36),
      column('Data', 24),
      column('Filter', 24),
      column('Facts', 36),
    ],
    rows: rows.map((texts) => texts.map((text) => textCell(text === '' ? markers.inapplicable.mark : text))),
  };
}

export function aboutTable({ data, schemes, benchmarks, controls, methods }: SharedParts): SheetTable {
  const rows = [
    ...data.map(({ value, usedIn }) => ['Data', value, usedIn]),
    ...schemes.map(({ value, usedIn }) => ['Grouping', value, usedIn]),
    ...benchmarks.flatMap(({ value, usedIn }) => [
      [`Comparison: ${value.label}`, benchmarkSharesText(value), usedIn],
      [`Source of ${value.label}`, benchmarkSourceText(value), usedIn],
      ...value.cautions.map((caution) => [`Caution about ${value.label}`, caution, usedIn]),
    ]),
    ...controls.flatMap(({ value: { policy, ledger }, usedIn }) => [
      ['Disclosure control', `${policy.label}. ${policy.sentence}`, usedIn],
      ['Earlier releases', ledger.statement, usedIn],
    ]),
    ...methods.flatMap(({ value: { analysis, method }, usedIn }) =>
      method.map((paragraph) => [
        `Method: ${analysis.title}, version ${analysis.version}`,
        paragraph,
        usedIn,
      ]),
    ),
  ];
  return {
    name: 'about',
    columns: [column('Subject', 34), column('What to know', 80), column('Used in', 24)],
    rows: rows.map((texts) => texts.map((text) => textCell(text))),
  };
}
