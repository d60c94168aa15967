import { describe, expect, it } from 'vitest';
import type { HistoryStep } from '../store/history.ts';
import { type Names, wordsOf } from './history-words.ts';

const names: Names = { dataset: () => 'Staff', scheme: () => 'Ours', benchmark: () => 'UK' };

function placing(answers: readonly string[], detail: HistoryStep['detail'] = {}): string {
  const changes = answers.map((answer) => ({
    dataset_id: 1,
    table_name: 'field_codings',
    row_key: { field: 'job', answer },
    row_before: null,
    row_after: null,
  }));
  const step = { id: 7, at: '2026-04-01T09:00:00Z', command: 'coding.assign', state: 'done' } as const;
  return wordsOf({ ...step, detail, changes }, names);
}

describe('history text of answers.assign', () => {
  it('counts the answers without naming any, since others may see the history', () => {
    expect(placing(['Bishop of Durham'], { field: 'job' })).toBe('Placing an answer of Job');
    expect(placing(['Bishop of Durham', 'Vicar', 'Dean'])).toBe('Placing 3 answers');
  });

  it('falls back to the recorded count where the row changes were erased', () => {
    expect(placing([], { assigned: 2, cleared: 1 })).toBe('Placing 3 answers');
  });
});
