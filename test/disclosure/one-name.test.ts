import { describe, expect, it } from 'vitest';
import { underPolicy } from '../../core/cohort/cohort.ts';
import { cohortFrom, type CohortSource } from '../../core/cohort/cohort-columns.ts';
import { OTHERS } from '../../core/cohort/background-dimension.ts';
import { countAnswers } from '../../core/analyses/completion-funnel/compute.ts';
import { countOutcomes } from '../../core/analyses/intersectional-progression/compute.ts';
import { countBackgrounds } from '../../core/analyses/representation/compute.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { CellNames } from '../../core/disclosure/cell-names.ts';
import { type DraftTable, membersOf } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { codeColumn } from '../../core/intake/coding/field-coding.ts';
import type { CategoryColumn } from '../../core/table/column.ts';

const policy = policies['10-5'];
const professional = 'Teacher';
const manual = 'Porter';

/** So many people of each kind, one row each. */
const kinds = [
  { grade: 'A', sex: 'F', answer: professional, promoted: 'Yes', people: 30 },
  { grade: 'A', sex: 'M', answer: manual, promoted: 'No', people: 26 },
  { grade: 'B', sex: 'F', answer: manual, promoted: 'No', people: 41 },
  { grade: 'B', sex: 'M', answer: '', promoted: '', people: 13 },
  { grade: 'C', sex: 'M', answer: professional, promoted: 'No', people: 4 },
  { grade: 'D', sex: 'F', answer: manual, promoted: 'No', people: 8 },
] as const;
const rows = kinds.flatMap((kind) => Array.from({ length: kind.people }, () => kind));

function columnOf(read: (kind: (typeof kinds)[number]) => string): CategoryColumn {
  const labels = ['', ...new Set(rows.map(read).filter((each) => each !== ''))];
  return { type: 'category', labels, codes: Uint8Array.from(rows, (kind) => labels.indexOf(read(kind))) };
}

const grade = columnOf((kind) => kind.grade);
const occupation = columnOf((kind) => kind.answer);
const source: CohortSource = {
  ...{
    dataset: 'staff',
    revision: '1',
    rows: rows.length,
    occupation,
    asked: null,
    work: null,
    people: null,
  },
  fields: new Map([
    ['grade', grade],
    ['sex', columnOf((kind) => kind.sex)],
    ['promoted', columnOf((kind) => kind.promoted)],
  ]),
  filters: [],
  coding: {
    assignments: {
      [professional]: { kind: 'answer', code: 'modern-professional' },
      [manual]: { kind: 'answer', code: 'routine' },
    },
  },
  scheme: schemeOf('smc-2021-three'),
};

const cohortOf = (changed: Partial<CohortSource>) =>
  underPolicy(cohortFrom({ ...source, ...changed }), policy);
const byGrade = (changed: Partial<CohortSource> = {}): DraftTable =>
  countBackgrounds(cohortOf(changed), 'grade', policy)[1]!;
const ofAll = (changed: Partial<CohortSource>): DraftTable =>
  countBackgrounds(cohortOf(changed), null, policy)[0]!;

const names = new CellNames();
/** Names of a line of a split: that of a member, or all names where there is no split. */
function namesOf(table: DraftTable, member: string | null = null): readonly string[] {
  const all = names.of(table);
  const [split] = table.dimensions;
  if (member === null || !split) return all;
  const size = all.length / membersOf(split).length;
  const at = membersOf(split).findIndex(({ id }) => id === member);
  return all.slice(at * size, (at + 1) * size);
}

describe('names of people', () => {
  it('are equal for a filter and for a member of a split', () => {
    const filtered = ofAll({ filters: [{ field: 'grade', values: ['A'] }] });
    expect(namesOf(filtered)).toEqual(namesOf(byGrade(), 'A'));
    expect(namesOf(filtered)).not.toEqual(namesOf(byGrade(), 'B'));
  });

  it('do not depend on the order and number of filters, nor on fields without a choice', () => {
    const named = (...filters: CohortSource['filters']) => namesOf(ofAll({ filters }));
    const both = named({ field: 'grade', values: ['A', 'B'] }, { field: 'sex', values: ['F'] });
    expect(named({ field: 'sex', values: ['F'] }, { field: 'grade', values: ['B', 'A', 'Z'] })).toEqual(both);
    expect(named({ field: 'grade', values: [...grade.labels] })).toEqual(named());
    expect(named({ field: 'grade', values: ['A'] }, { field: 'grade', values: ['A', 'B'] })).toEqual(
      named({ field: 'grade', values: ['A'] }),
    );
  });

  it('are made of raw answers, not of category labels', () => {
    const merged = codeColumn('grade', grade, {
      assignments: { A: { kind: 'category', label: 'Senior' }, B: { kind: 'category', label: 'Senior' } },
      order: [],
    });
    const fields = new Map(source.fields).set('grade', merged);
    const senior = namesOf(byGrade({ fields }), 'Senior');
    expect(senior).toEqual(namesOf(ofAll({ filters: [{ field: 'grade', values: ['A', 'B'] }] })));
  });

  it('differ where the answers differ', () => {
    const filters = [{ field: 'grade', values: ['A', 'B', 'D'] }] as const;
    expect(namesOf(byGrade(), OTHERS)).not.toEqual(namesOf(byGrade({ filters }), OTHERS));
  });

  it('differ between datasets, after a fix, and between groupings', () => {
    const name = (changed: Partial<CohortSource>) => namesOf(ofAll(changed))[0];
    const own = {
      ...source.scheme,
      groups: { ...source.scheme.groups, 'modern-professional': 'intermediate' } as const,
    };
    const changes = [{}, { dataset: 'other' }, { revision: '2' }, { scheme: own }];
    expect(new Set(changes.map(name)).size).toBe(changes.length);
    expect(name({ scheme: { ...source.scheme, id: 'ours', label: 'Ours', version: 7 } })).toBe(name({}));
  });

  it("are kept in the funnel's reasons, and where everybody has a recorded outcome", () => {
    const [answers, reasons] = countAnswers(cohortOf({}), null);
    const at = membersOf(answers!.dimensions[0]!).findIndex(({ id }) => id === 'unusable');
    expect(names.of(reasons!).at(-1)).toBe(names.of(answers!)[at]);
    const filters = [{ field: 'promoted', values: ['Yes', 'No'] }] as const;
    const fields = { outcome: 'promoted', yes: null, with: [], within: null, referenceAnswer: null };
    const [everyone] = countOutcomes(cohortOf({}), fields, false, policy);
    expect(names.of(everyone!).at(2)).toBe(namesOf(ofAll({ filters })).at(0));
  });
});

describe('drafts protected together', () => {
  it('accept two filters, groupings, fixes and datasets without a contradiction', () => {
    const other = {
      ...source.scheme,
      groups: { ...source.scheme.groups, 'modern-professional': 'working-class' } as const,
    };
    const changes: readonly Partial<CohortSource>[] = [
      {},
      { filters: [{ field: 'grade', values: ['A'] }] },
      { filters: [{ field: 'grade', values: ['A', 'B', 'D'] }] },
      { scheme: other },
      { revision: '2', rows: 60 },
      { dataset: 'other', rows: 100 },
    ];
    const drafts = changes.map((changed) => {
      const cohort = cohortOf(changed);
      return new Unprotected([...countBackgrounds(cohort, 'grade', policy), ...countAnswers(cohort, 'sex')]);
    });
    const published = protect(drafts, policy, emptyLedger);
    expect(published).toHaveLength(changes.length);
    // One cell has one fate: grade A alone and grade A in the split of all.
    const [all, filtered] = published.map(({ value }) => value.tables);
    const split = all![1]!;
    const width = split.dimensions[1]!.members.length;
    expect(filtered![0]!.counts).toEqual(split.counts.slice(0, width));
  });

  it('publishes no raw answer', () => {
    const [published] = protect([new Unprotected([byGrade()])], policy, emptyLedger);
    expect(JSON.stringify(published!.value)).not.toMatch(/"(where|C|D)"/);
    expect(published!.value.tables[0]!.dimensions[0]!.members.map(({ id }) => id)).toContain(OTHERS);
  });
});
