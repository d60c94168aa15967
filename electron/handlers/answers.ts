import { answerOptions } from '../../core/background/instrument.ts';
import { classify, isKindOfWork, meaningToBackground } from '../../core/background/classify.ts';
import { movesBetween } from '../../core/background/compare-schemes.ts';
import { matchAnswer } from '../../core/background/match.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { countedAnswers } from '../project/counted-answers.ts';
import { codingOf, workColumns } from '../project/coded-columns.ts';
import { categoryColumn, columnOf, datasetOf, peopleOf } from '../project/dataset-columns.ts';
import { schemeInForce, schemeNamed } from '../project/named-schemes.ts';
import { stateOf } from '../project/state.ts';

export const answersHandlers = {
  'scheme.compare'(session: ProjectSession, input: Input<'scheme.compare'>) {
    const dataset = datasetOf(session, input.datasetId);
    const column = categoryColumn(session, dataset, 'seb-occupation');
    const coding = codingOf(session, dataset.id, column.labels);
    const asked =
      columnOf(dataset, 'asked-flag') === null ? null : categoryColumn(session, dataset, 'asked-flag');
    const work = workColumns(session, dataset);
    const under = (schemeId: string): Uint8Array =>
      classify(column, coding, schemeNamed(session, schemeId), asked, work);
    const moves = movesBetween(
      under(session.store.settings().schemeId),
      under(input.schemeId),
      peopleOf(session, dataset),
    );
    return preparation({ moves: [...moves], people: moves.reduce((sum, { people }) => sum + people, 0) });
  },

  'answers.list'(session: ProjectSession, input: Input<'answers.list'>) {
    const dataset = datasetOf(session, input.datasetId);
    const column = categoryColumn(session, dataset, 'seb-occupation');
    const scheme = schemeInForce(session);
    const { assignments } = codingOf(session, dataset.id, column.labels);
    const answers = countedAnswers(column, peopleOf(session, dataset)).map(({ answer, count }) => {
      const meaning = assignments[answer] ?? null;
      return {
        answer,
        count,
        meaning,
        background: meaning === null ? null : meaningToBackground(meaning, scheme),
        isKindOfWork: meaning !== null && isKindOfWork(meaning, scheme),
        note: matchAnswer(answer)?.note ?? '',
      };
    });
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
