import { answersOf } from '../../core/background/questions.ts';
import type { Input } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { AppError } from '../../core/errors.ts';
import {
  categoriesOf,
  categoryOf,
  isCodable,
  listedAnswers,
  unmatchedOf,
} from '../../core/intake/coding/field-coding.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { countedAnswers } from '../project/counted-answers.ts';
import { fieldCodingOf } from '../project/coded-columns.ts';
import { categoryColumn, datasetOf, peopleOf } from '../project/dataset-columns.ts';
import { stateOf } from '../project/state.ts';

/** Codings of every field except the key question: categories, reasons for missing, order. */
export const codingHandlers = {
  'coding.list'(session: ProjectSession, { datasetId, field }: Input<'coding.list'>) {
    refuseUncodable(field);
    const dataset = datasetOf(session, datasetId);
    const column = categoryColumn(session, dataset, field);
    const coding = fieldCodingOf(session, dataset.id, field, column.labels);
    const open = new Set(unmatchedOf(field, column.labels, coding));
    const answers = countedAnswers(column, peopleOf(session, dataset)).map(({ answer, count }) => ({
      answer,
      count,
      meaning: coding.assignments[answer] ?? null,
      category: open.has(answer) ? null : categoryOf(field, answer, coding),
    }));
    return preparation({
      answers,
      choices: answersOf(field).map(({ code, label, reason }) => ({
        code,
        label,
        gives: reason === null ? ('category' as const) : ('reason' as const),
      })),
      categories: [...categoriesOf(field, column.labels, coding)],
      isOrdered: coding.order.length > 0,
      offers: listedAnswers(field, column.labels)
        .filter(([answer]) => coding.assignments[answer] === undefined)
        .map(([answer, meaning]) => ({ answer, meaning })),
    });
  },

  'coding.assign'(session: ProjectSession, input: Input<'coding.assign'>, call: Call) {
    refuseUncodable(input.field);
    session.store.assignFieldAnswers(input.datasetId, input.field, input.assignments, call.now);
    return stateOf(session);
  },

  'coding.order'(session: ProjectSession, { datasetId, field, order }: Input<'coding.order'>, call: Call) {
    refuseUncodable(field);
    session.store.orderCategories(datasetId, field, [...new Set(order)], call.now);
    return stateOf(session);
  },
};

function refuseUncodable(field: FieldId): void {
  if (isCodable(field)) return;
  throw new AppError(
    'coding/no-answers',
    `${fieldOf(field).label} has no answers that could be taken together.`,
    'Choose a field whose answers are words.',
  );
}
