import { answerOptions } from '../../core/background/instrument.ts';
import { meaningToBackground } from '../../core/background/classify.ts';
import { matchAnswer } from '../../core/background/match.ts';
import { schemeOf, schemes } from '../../core/background/schemes.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import type { Call, ProjectSession } from '../project-session.ts';
import { categoryColumn, codingOf, datasetOf, peopleOf, stateOf } from './state.ts';

export const answersHandlers = {
  'scheme.list': () =>
    schemes.map(({ id, version, label, description, source, confidence, cautions }) => ({
      id,
      version,
      label,
      description,
      source,
      confidence,
      cautions: [...cautions],
    })),

  'answers.list'(session: ProjectSession, input: Input<'answers.list'>) {
    const dataset = datasetOf(session, input.datasetId);
    const column = categoryColumn(session, dataset, 'seb-occupation');
    const scheme = schemeOf(session.store.settings().schemeId);
    const { assignments } = codingOf(session, dataset.id, column.labels);
    const counts = peopleByCode(column, peopleOf(session, dataset));
    const answers = column.labels
      .map((answer, code) => {
        const meaning = assignments[answer] ?? null;
        return {
          answer,
          count: counts[code] ?? 0,
          meaning,
          background: meaning === null ? null : meaningToBackground(meaning, scheme),
          note: matchAnswer(answer)?.note ?? '',
        };
      })
      .slice(1)
      .toSorted(
        (left, right) => right.count - left.count || left.answer.localeCompare(right.answer, 'en-GB'),
      );
    return preparation({
      answers,
      instrument: answerOptions.map(({ code, label }) => ({
        code,
        label,
        background: meaningToBackground({ kind: 'answer', code }, scheme),
      })),
    });
  },

  'answers.assign'(session: ProjectSession, input: Input<'answers.assign'>, call: Call) {
    session.store.assignAnswers(input.datasetId, input.assignments, call.now);
    return stateOf(session);
  },
};

function peopleByCode(column: CategoryColumn, people: Float64Array | null): Float64Array {
  const counts = new Float64Array(column.labels.length);
  for (const [row, code] of column.codes.entries()) counts[code]! += people ? people[row]! : 1;
  return counts;
}
