import { fieldOf, fields, type FieldId, isOther } from '../../../core/contract/words.ts';
import type { ChoiceSection } from '../../components/choice.tsx';

export const LEAVE_OUT = 'leave-out';

const parts: readonly { readonly heading: string; readonly ids: readonly FieldId[] }[] = [
  {
    heading: 'Socio-economic background',
    ids: [
      'seb-occupation',
      'seb-employment',
      'seb-size',
      'seb-supervise',
      'seb-self-rating',
      'school-type',
      'free-meals',
      'parent-degree',
      'parent-qualification',
    ],
  },
  {
    heading: 'Work',
    ids: [
      'grade',
      'grade-before',
      'function',
      'job-family',
      'job',
      'location',
      'organisation-unit',
      'employer',
      'contract',
      'working-pattern',
      'fte',
      'performance',
      'promoted',
      'entry-route',
    ],
  },
  {
    heading: 'Other characteristics',
    ids: ['sex', 'ethnicity', 'disability', 'age-band', 'other-characteristic'],
  },
  { heading: 'Pay', ids: ['pay', 'pay-basis', 'bonus'] },
  { heading: 'Recruitment', ids: ['stage', 'outcome', 'stage-date'] },
  { heading: 'Learning', ids: ['programme', 'level', 'started', 'completed'] },
];

const placed = new Set(parts.flatMap((part) => part.ids));

/** Every field once, in sections; unlisted ones at the end. */
export const fieldSections: readonly ChoiceSection[] = [
  {
    heading: null,
    items: [{ id: LEAVE_OUT, label: 'Leave out', note: 'Not read into the project at all.' }],
  },
  ...parts.map(({ heading, ids }) => sectionOf(heading, ids)),
  sectionOf(
    'Dates and counting',
    fields.map((field) => field.id).filter((id) => !placed.has(id)),
  ),
];

/** Sections for a column mapped to a further characteristic, which stands in place of the general entry. */
export function fieldSectionsFor(own: FieldId | null): readonly ChoiceSection[] {
  if (own === null || !isOther(own)) return fieldSections;
  return fieldSections.map(({ heading, items }) => ({
    heading,
    items: items.map((item) => (item.id === 'other-characteristic' ? { ...item, id: own } : item)),
  }));
}

function sectionOf(heading: string, ids: readonly FieldId[]): ChoiceSection {
  return {
    heading,
    items: ids
      .map(fieldOf)
      .map(({ id, label, help }) => ({ id, label, ...(help === '' ? {} : { note: help }) })),
  };
}
