import type { Input, Output } from '../../core/contract/requests.ts';
import { fixSentence } from '../../core/intake/checks/fixes.ts';

type List = Output<'check.list'>['value'];
type Finding = List['findings'][number];

/** Findings as the checks word them, so that screens show them at their true length. */
export const fakeFindings: readonly Finding[] = [
  {
    id: 'equal-rows/copies',
    check: 'The same row twice',
    sentence: '14 rows are the same in every column as a row before them.',
    why: 'A part of the extract was most likely written twice. Whoever is in it would count twice.',
    count: 14,
    rows: [2_371, 2_372, 2_373],
    rowCount: 14,
    fixes: [{ kind: 'set-aside', label: 'Set 14 rows aside' }],
    answersOf: null,
  },
  {
    id: 'repeated-people/rows',
    check: 'The same person twice',
    sentence: '9 people stand in more than one row, in 19 rows together.',
    why: 'Whoever has two posts, or left and came back, would count twice.',
    count: 9,
    rows: [112, 340, 341],
    rowCount: 19,
    fixes: [
      { kind: 'keep-last', label: 'Keep the last row of each person' },
      { kind: 'keep-first', label: 'Keep the first row of each person' },
    ],
    answersOf: null,
  },
  {
    id: 'late-date/hire-date',
    check: 'Dates after the day of the file',
    sentence: '3 values of Hire date lie after the day that the file describes.',
    why: 'Somebody who had not started on that day was not there to be counted. If the date is wrong and the person was there, count it as missing instead.',
    count: 3,
    rows: [18, 902, 1_455],
    rowCount: 3,
    fixes: [
      { kind: 'set-aside', label: 'Set 3 rows aside' },
      { kind: 'missing', label: 'Count them as missing' },
    ],
    answersOf: null,
  },
  {
    id: 'outlying-pay/by-the-hour',
    check: 'Pay unlike that of others in the grade',
    sentence: 'Pay of 41 rows looks like pay by the hour.',
    why: 'Times 1,950, which is 37.5 hours a week for 52 weeks, it comes to less than twice and more than half of what is usual in the grade.',
    count: 41,
    rows: [7, 29, 61],
    rowCount: 41,
    fixes: [
      { kind: 'rescale', label: 'Multiply by 1,950' },
      { kind: 'missing', label: 'Count them as missing' },
    ],
    answersOf: null,
  },
  {
    id: 'outlying-pay/other',
    check: 'Pay unlike that of others in the grade',
    sentence: 'Pay of 1 row is eight times the median of the grade or more, or an eighth or less.',
    why: 'Pay in one grade does not spread so far, and no unit explains it: it may be a slip. At the very top it may be true: then leave it. Grades of fewer than 10 are compared with everybody.',
    count: 1,
    rows: [1_204],
    rowCount: 1,
    fixes: [{ kind: 'missing', label: 'Count it as missing' }],
    answersOf: null,
  },
  {
    id: 'category-drift/spelling/grade',
    check: 'Categories unlike those of the last wave',
    sentence: 'Grade: in Staff, March 2025, “C professional” is written “C Professional”.',
    why: 'Case and punctuation alone are different, but a trend takes them for two categories.',
    count: 1,
    rows: [3, 8, 11],
    rowCount: 402,
    fixes: [{ kind: 'rename', label: 'Use the earlier name' }],
    answersOf: 'grade',
  },
  {
    id: 'category-drift/grade',
    check: 'Categories unlike those of the last wave',
    sentence: 'Grade: since Staff, March 2025, “E Board” is new, and “D Expert” is gone.',
    why: 'A trend breaks where a category has another name. Where a name changed and nothing else, give both the same category; where the organisation changed, leave it.',
    count: 2,
    rows: [44, 102, 371],
    rowCount: 6,
    fixes: [],
    answersOf: 'grade',
  },
];

export type FakeChecks = {
  findings: readonly Finding[];
  done: readonly (List['done'][number] & { was: Finding })[];
};

export function fixFake(checks: FakeChecks, { finding: id, fix }: Input<'check.fix'>): FakeChecks {
  const was = checks.findings.find((each) => each.id === id);
  if (!was) return checks;
  const field = fix === 'rescale' ? 'pay' : fix === 'missing' ? 'hire-date' : null;
  const done = {
    id: `fix-${checks.done.length + 1}`,
    finding: id,
    check: was.check,
    sentence: fixSentence({ kind: fix, field, factor: fix === 'rescale' ? 1_950 : null, rows: was.rowCount }),
    rowCount: was.rowCount,
    madeAt: '2026-11-24T09:05:00Z',
    was,
  };
  return { findings: checks.findings.filter((each) => each !== was), done: [...checks.done, done] };
}

export function undoFake(checks: FakeChecks, { fixId }: Input<'check.undo'>): FakeChecks {
  const step = checks.done.find(({ id }) => id === fixId);
  const open = new Set([...checks.findings, ...(step ? [step.was] : [])]);
  return {
    findings: fakeFindings.filter((finding) => open.has(finding)),
    done: checks.done.filter((each) => each !== step),
  };
}

export function listFake({ findings, done }: FakeChecks): List {
  return {
    rows: 2_400,
    findings: [...findings],
    done: done.map(({ id, finding, check, sentence, madeAt, rowCount }) => ({
      id,
      finding,
      check,
      sentence,
      madeAt,
      rowCount,
    })),
  };
}
