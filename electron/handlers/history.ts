import type { Input, Output } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { isFieldId } from '../../core/table/fields.ts';
import { namesIn, whyKept, wordsOf } from '../project/history-words.ts';
import { placedIn } from '../project/placed-answers.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import type { Turned } from '../store/history.ts';
import { writeRecordId } from '../store/record-id.ts';
import { stateOf } from '../project/state.ts';

const MOST_STEPS = 200;

/** The history of the open project: list, undo, redo. */
export const historyHandlers = {
  'history.list'({ store }: ProjectSession) {
    const names = namesIn(store);
    const steps = store.history.steps(MOST_STEPS);
    return preparation({
      steps: steps.map((step) => ({
        id: step.id,
        at: step.at,
        words: wordsOf(step, names),
        state: step.state,
        placed: placedIn(step),
        whyKept: whyKept(step),
        removesFinding: step.command === 'finding.remove',
      })),
      undoId: steps.find(({ state }) => state === 'done')?.id ?? null,
      redoId: steps.findLast(({ state }) => state === 'undone')?.id ?? null,
    });
  },

  'history.undo'(session: ProjectSession, { stepId }: Input<'history.undo'>, call: Call) {
    return answer(session, session.store.history.undo(stepId, call.now));
  },

  'history.redo'(session: ProjectSession, { stepId }: Input<'history.redo'>, call: Call) {
    return answer(session, session.store.history.redo(stepId, call.now));
  },

  'dataset.list-removed': (session: ProjectSession): Output<'dataset.list-removed'> =>
    session.store.removed.all().map((each) => ({ ...each })),

  'dataset.restore'(session: ProjectSession, { datasetId }: Input<'dataset.restore'>, call: Call) {
    session.store.removed.restore(datasetId, call.now);
    return stateOf(session);
  },

  'dataset.erase'(session: ProjectSession, { datasetId }: Input<'dataset.erase'>, call: Call) {
    session.store.removed.erase(datasetId, call.now);
    session.forgetColumns(datasetId);
    return stateOf(session);
  },
};

function answer(session: ProjectSession, { entryIds, changes }: Turned) {
  for (const { dataset_id } of changes) {
    if (dataset_id !== null) session.forgetColumns(writeRecordId('dataset', dataset_id));
  }
  const names = namesIn(session.store);
  const turned = session.store.history.steps(MOST_STEPS).filter(({ id }) => entryIds.includes(id));
  return preparation({
    project: stateOf(session),
    words: turned.map((step) => wordsOf(step, names)),
    answers: changes.flatMap(({ dataset_id, row_key: { field, answer: name } }) =>
      dataset_id !== null && typeof field === 'string' && isFieldId(field) && typeof name === 'string'
        ? [{ datasetId: writeRecordId('dataset', dataset_id), field, answer: name }]
        : [],
    ),
  });
}
