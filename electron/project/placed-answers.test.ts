import { expect, it } from 'vitest';
import { answerOptions } from '../../core/background/instrument.ts';
import type { HistoryStep } from '../store/history.ts';
import { placedIn } from './placed-answers.ts';

function stepOf(command: string, places: readonly (readonly [string, object | null])[]): HistoryStep {
  const changes = places.map(([answer, meaning]) => ({
    dataset_id: 1,
    table_name: 'field_codings',
    row_key: { dataset_id: 1, field: 'seb-occupation', answer },
    row_before: null,
    row_after: meaning === null ? null : { meaning: JSON.stringify(meaning) },
  }));
  return { id: 7, at: '2026-04-01T09:00:00Z', command, detail: {}, state: 'done', changes };
}

const group = { kind: 'group', group: 'working-class' };

it('a step names the answers that it placed, and where to', () => {
  const step = stepOf('answers.assign', [
    ['Lorry driver', group],
    ['Gone away', { kind: 'reason', reason: 'prefer-not-to-say' }],
    ['Builder', { kind: 'answer', code: 'technical' }],
    ['Dean', null],
  ]);
  expect(placedIn(step)).toEqual([
    { answer: 'Lorry driver', to: 'Working class' },
    { answer: 'Gone away', to: 'Prefer not to say' },
    { answer: 'Builder', to: answerOptions.find(({ code }) => code === 'technical')?.label },
    { answer: 'Dean', to: null },
  ]);
});

it('only the first five are named, and none of a step that placed none by hand', () => {
  const many = Array.from({ length: 21 }, (_, index) => [`Job ${index}`, group] as const);
  expect(placedIn(stepOf('answers.assign', many))).toHaveLength(5);
  expect(placedIn(stepOf('dataset.import', many))).toEqual([]);
});
