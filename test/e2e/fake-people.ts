import { runAnalysis } from '../../core/analyses/run.ts';
import type { ImportFacts } from '../../core/cohort/import-facts.ts';
import { cohortFrom } from '../../core/cohort/cohort-columns.ts';
import { benchmarkOf, benchmarks } from '../../core/benchmarks/benchmarks.ts';
import { backgroundLabels } from '../../core/background/background.ts';
import { isKindOfWork, meaningToBackground } from '../../core/background/classify.ts';
import { answersOf } from '../../core/background/questions.ts';
import {
  categoriesOf,
  categoryOf,
  type FieldCoding,
  withSuggestions,
} from '../../core/intake/coding/field-coding.ts';
import { answerOptions } from '../../core/background/instrument.ts';
import { matchAnswer } from '../../core/background/match.ts';
import type { OwnScheme } from '../../core/background/own-scheme.ts';
import type { AnswerMeaning, Coding, Scheme } from '../../core/background/scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import { seal } from '../../core/results/seal.ts';
import { policies } from '../../core/disclosure/policy.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { FieldId } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import { answeredUnevenly, answers, occupation, PEOPLE, spread, weightsByGrade } from './fake-answers.ts';

/** A made-up organisation of 2,400, the same on every run, answered by the product's own analyses. */

export const decisionsThatClose: Readonly<Record<string, AnswerMeaning>> = {
  'Lorry driver': { kind: 'group', group: 'working-class' },
  Professional: { kind: 'group', group: 'professional' },
};

const grades = ['A Operations', 'B Officer', 'C Professional', 'D Manager', 'E Senior leader'];
const functions = ['Customer Services', 'Finance', 'Operations', 'People', 'Technology'];
const sexes = ['Female', 'Male'];
const yesOrNo = ['No', 'Yes'];

function columnOf(labels: readonly string[], pick: (row: number) => number): CategoryColumn {
  return {
    type: 'category',
    labels: ['', ...labels],
    codes: Uint8Array.from({ length: PEOPLE }, (_, row) => pick(row)),
  };
}

const grade = columnOf(grades, (row) => 1 + spread([370, 780, 880, 310, 60], row, 997));
const columns: ReadonlyMap<FieldId, CategoryColumn> = new Map([
  ['grade', grade],
  ['function', columnOf(functions, (row) => 1 + (row % functions.length))],
  ['promoted', columnOf(yesOrNo, (row) => 1 + spread([88, 12], row, 37))],
  ['sex', columnOf(sexes, (row) => 1 + (row % 7 < 4 ? 0 : 1))],
]);

export const weightField: (typeof datasetFields)[number] = {
  field: 'weight',
  label: 'Weight',
  column: 'Weight',
  splits: false,
  categories: [],
  isCodable: false,
  unmatchedAnswers: 0,
};

export const datasetFields: Output<'dataset.remove'>['datasets'][number]['fields'] = [
  {
    field: 'seb-occupation',
    label: 'Parental occupation at 14',
    column: 'Main earner at 14',
    splits: false,
    categories: [],
    isCodable: false,
    unmatchedAnswers: 0,
  },
  {
    field: 'grade',
    label: 'Grade',
    column: 'Grade',
    splits: true,
    categories: grades,
    isCodable: true,
    unmatchedAnswers: 0,
  },
  {
    field: 'function',
    label: 'Function',
    column: 'Directorate',
    splits: true,
    categories: functions,
    isCodable: true,
    unmatchedAnswers: 0,
  },
  {
    field: 'promoted',
    label: 'Promoted in the period',
    column: 'Promoted',
    splits: true,
    categories: yesOrNo,
    isCodable: true,
    unmatchedAnswers: 0,
  },
  {
    field: 'sex',
    label: 'Sex or gender',
    column: 'Gender',
    splits: true,
    categories: sexes,
    isCodable: true,
    unmatchedAnswers: 0,
  },
];

export type Decisions = Readonly<Record<string, AnswerMeaning | null>>;

function meaningOf(answer: string, decisions: Decisions): AnswerMeaning | null {
  const decided = decisions[answer];
  if (decided !== undefined) return decided;
  const match = matchAnswer(answer);
  return match ? { kind: 'answer', code: match.code } : null;
}

export function codingFrom(decisions: Decisions): Coding {
  const meanings = answers.flatMap(([answer]) => {
    const meaning = meaningOf(answer, decisions);
    return meaning === null ? [] : [[answer, meaning] as const];
  });
  return { assignments: Object.fromEntries(meanings) };
}

export function listAnswers(decisions: Decisions, scheme: Scheme): Output<'answers.list'>['value'] {
  return {
    answers: answers.slice(1).map(([answer], index) => {
      const meaning = meaningOf(answer, decisions);
      return {
        answer,
        count: occupation.codes.filter((code) => code === index + 1).length,
        meaning,
        background: meaning === null ? null : meaningToBackground(meaning, scheme),
        isKindOfWork: meaning !== null && isKindOfWork(meaning, scheme),
        note: matchAnswer(answer)?.note ?? '',
      };
    }),
    instrument: answerOptions.map(({ code, label }) => ({
      code,
      label,
      background: meaningToBackground({ kind: 'answer', code }, scheme),
    })),
  };
}

export const undecided: FieldCoding = { assignments: {}, order: [] };

export function listFieldAnswers(field: FieldId, decided: FieldCoding): Output<'coding.list'>['value'] {
  const column = columns.get(field) ?? columnOf([], () => 0);
  const coding = withSuggestions(field, column.labels, decided);
  return {
    answers: column.labels.slice(1).map((answer, index) => ({
      answer,
      count: column.codes.filter((code) => code === index + 1).length,
      meaning: coding.assignments[answer] ?? null,
      category: categoryOf(field, answer, coding),
    })),
    choices: answersOf(field).map(({ code, label, reason }) => ({
      code,
      label,
      gives: reason === null ? 'category' : 'reason',
    })),
    categories: [...categoriesOf(field, column.labels, coding)],
    isOrdered: coding.order.length > 0,
    offers: [],
  };
}

export function countOpen(decisions: Decisions): number {
  return answers.slice(1).filter(([answer]) => meaningOf(answer, decisions) === null).length;
}

type Setting = {
  readonly decisions: Decisions;
  readonly schemeId: string;
  readonly benchmarkId: string;
  readonly policyId: 'none' | '10-5';
  readonly custom: readonly Benchmark[];
  readonly schemes: readonly OwnScheme[];
  readonly isUneven: boolean;
};

/** How the file came in, as its report has it. */
const fakeImport: ImportFacts = {
  names: {
    columns: [
      { column: 'Main earner at 14', field: 'seb-occupation', chosenBy: 'sure-guess' },
      { column: 'Gender', field: 'sex', chosenBy: 'sure-guess' },
      { column: 'Grade', field: 'grade', chosenBy: 'person' },
      { column: 'Base Salary', field: 'pay', chosenBy: 'checked-guess' },
    ],
    columnsLeftOut: [
      { column: 'Person Number', looksLike: null, why: 'identifier' },
      { column: 'Full Name', looksLike: null, why: 'identifier' },
      { column: 'Location', looksLike: 'location', why: 'choice' },
      { column: 'Cost Centre', looksLike: null, why: 'no-match' },
    ],
  },
  rows: PEOPLE,
  setAside: [
    { reason: 'More cells than headings.', rows: 4 },
    { reason: 'A line of totals.', rows: 2 },
  ],
  corrections: [
    { column: 'Base Salary', what: 'Multiplied by 1,950', cells: 37, rows: PEOPLE },
    { column: 'Base Salary', what: 'Counted as missing', cells: 3, rows: PEOPLE },
  ],
  answers: [],
};

/** Answers to the key question as they are grouped. */
function keyAnswers(decisions: Decisions, scheme: Scheme): ImportFacts['answers'] {
  const countedAs = occupation.labels.map((label) => {
    const meaning = meaningOf(label, decisions);
    return meaning === null ? '' : backgroundLabels[meaningToBackground(meaning, scheme)];
  });
  const categories = [...new Set(countedAs)].filter((label) => label !== '');
  return [{ field: 'seb-occupation', column: occupation, countedAs, categories }];
}

export function runSealed(request: Input<'finding.pin'>, setting: Setting): Uint8Array<ArrayBuffer> {
  const { decisions, schemeId, benchmarkId, policyId, custom, schemes, isUneven } = setting;
  const chosen = request.options['benchmark'];
  const scheme = schemeOf(schemeId, schemes);
  const cohort = cohortFrom({
    dataset: request.datasetId,
    revision: '1',
    rows: PEOPLE,
    occupation: isUneven ? answeredUnevenly(grade) : occupation,
    asked: null,
    work: null,
    people: null,
    fields: columns,
    filters: request.filters,
    ...(request.weighting === undefined ? {} : { weighting: request.weighting }),
    weights: isUneven ? weightsByGrade(grade) : null,
    coding: codingFrom(decisions),
    scheme,
    file: { ...fakeImport, answers: keyAnswers(decisions, scheme) },
  });
  const result = runAnalysis(
    {
      analysisId: request.analysisId,
      options: request.options,
      cohort,
      benchmark: benchmarkOf(typeof chosen === 'string' ? chosen : benchmarkId, custom),
      benchmarks: [...benchmarks, ...custom],
      context: {
        dataset: 'Staff',
        kind: 'Workforce snapshot',
        wave: '2026-03-31',
        filters: request.filters.map(({ field, values }) => ({
          field,
          label: datasetFields.find((each) => each.field === field)?.label ?? field,
          values,
        })),
        scheme: {
          ...{ id: scheme.id, version: scheme.version, label: scheme.label, confidence: scheme.confidence },
          ...(scheme.own ? { own: scheme.own } : {}),
        },
      },
    },
    { policy: policies[policyId], ledger: { releases: [] } },
  );
  return new Uint8Array(seal(result));
}
