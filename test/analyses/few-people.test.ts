import { describe, expect, it } from 'vitest';
import { analysisOf, analyses } from '../../core/analyses/registry.ts';
import { type Policy, policies } from '../../core/disclosure/policy.ts';
import type { FieldId } from '../../core/table/fields.ts';
import { cohortFixture, fixtureFields, type People } from './cohort-fixture.ts';

const staff: readonly People[] = [
  { count: 1, background: 'working-class', answers: { grade: 'Chief Executive', sex: 'Women' } },
  { count: 60, background: 'professional', answers: { grade: 'Officer', sex: 'Women' } },
  { count: 5, background: 'intermediate', answers: { grade: 'Manager', sex: 'Women' } },
  { count: 30, background: 'blank', answers: { grade: 'Manager', sex: 'Men' } },
  { count: 40, background: 'not-asked', answers: { grade: 'Intern', sex: 'Men' } },
].map((each) => ({ ...each, answers: { ...each.answers, promoted: 'Yes' } }) as People);

type Filters = Readonly<Partial<Record<FieldId, readonly string[]>>>;

function draft(id: string, filters: Filters, policy: Policy['id'], options = {}): string {
  const cohort = cohortFixture(staff, fixtureFields);
  const kept = Object.entries(filters).map(([name, values]) => {
    const { field, column } = cohort.split(name);
    const keep = Uint8Array.from(column.labels, (label) => (values?.includes(label) ? 1 : 0));
    return { field, codes: column.codes, keep };
  });
  try {
    analysisOf(id)
      .bind(options)
      .draft({ main: { ...cohort, filters: kept }, beside: [] }, policies[policy]);
    return 'counted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const keepsFew =
  'keeps fewer than 10 people to count, too few to say anything of under the policy 10-5. Remove the filter, or choose more answers.';
const leavesOutFew =
  'leaves out fewer than 10 people, who could be told from a result without it under the policy 10-5. Remove the filter: without it the figures are nearly the same. Or choose fewer answers.';

describe.each(analyses.map(({ id }) => id).filter((id) => id !== 'import-report'))('%s, filtered', (id) => {
  it.each<readonly [string, Filters, string]>([
    ['people in plenty', { grade: ['Officer'] }, 'counted'],
    [
      'few people',
      { grade: ['Manager'], sex: ['Women'] },
      `The filter on Grade and Sex or gender ${keepsFew}`,
    ],
    ['nobody', { grade: ['Officer'], sex: ['Men'] }, `The filter on Grade and Sex or gender ${keepsFew}`],
    ['nobody who was asked', { grade: ['Intern'] }, `The filter on Grade ${keepsFew}`],
    ['all but one person', { grade: ['Officer', 'Manager'] }, `The filter on Grade ${leavesOutFew}`],
    [
      'all but few of those whom another filter keeps',
      { sex: ['Women'], grade: ['Officer', 'Intern'] },
      `The filter on Sex or gender and Grade ${leavesOutFew}`,
    ],
    [
      'one person by name among others',
      { grade: ['Officer', 'Chief Executive'] },
      'The filter on Grade names an answer of fewer than 10 people, or of nobody: too few to be named under the policy 10-5. Choose among: Manager and Officer. Or take that answer out of the filter, or count it together with others on the Group answers screen.',
    ],
  ])('to %s', (_, filters, said) => {
    expect(draft(id, filters, '10-5')).toBe(said);
    expect(draft(id, filters, 'none')).toBe('counted');
  });
});

describe('an answer named by an option', () => {
  it('is refused where few people gave it', () => {
    const said = draft('intersectional-progression', {}, '10-5', {
      outcome: 'grade',
      yes: 'Chief Executive',
    });
    expect(said).toBe(
      'The answer chosen of Grade was given by fewer than 10 of these people, or by nobody: too few to be named under the policy 10-5. Choose among: Manager and Officer. Or count it together with others on the Group answers screen.',
    );
    const open = draft('intersectional-progression', {}, 'none', {
      outcome: 'grade',
      yes: 'Chief Executive',
    });
    expect(open).toBe('counted');
  });
});
