import { z } from 'zod';
import { backgroundLabels } from '../../core/background/background.ts';
import { answerOptions } from '../../core/background/instrument.ts';
import { answersOf } from '../../core/background/questions.ts';
import { type FieldId, isFieldId } from '../../core/table/fields.ts';
import { placedMeaning } from '../store/codings.ts';
import type { HistoryStep } from '../store/history.ts';
import { storedJson } from '../store/stored-json.ts';

const MOST_NAMED = 5;

type Placed = { readonly answer: string; readonly to: string | null };

/** The first few answers that a step placed, for the holder, who looks for one among many. */
export function placedIn({ command, changes }: HistoryStep): Placed[] {
  if (command !== 'answers.assign' && command !== 'coding.assign') return [];
  return changes
    .filter(({ table_name }) => table_name === 'field_codings')
    .slice(0, MOST_NAMED)
    .flatMap(({ row_key: { field, answer }, row_after }) =>
      typeof field === 'string' && isFieldId(field) && typeof answer === 'string'
        ? [{ answer, to: row_after === null ? null : placeOf(field, row_after['meaning']) }]
        : [],
    );
}

function placeOf(field: FieldId, stored: unknown): string {
  const meaning = z.object({ meaning: storedJson(placedMeaning) }).parse({ meaning: stored }).meaning;
  switch (meaning.kind) {
    case 'group':
      return backgroundLabels[meaning.group];
    case 'reason':
      return backgroundLabels[meaning.reason];
    case 'category':
      return meaning.label;
    case 'answer':
      return (
        [...answersOf(field), ...answerOptions].find(({ code }) => code === meaning.code)?.label ??
        meaning.code
      );
  }
}
