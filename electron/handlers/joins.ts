import type { Input } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { fieldOf } from '../../core/table/fields.ts';
import { likelyReason } from '../../core/intake/joining/unlike-ids.ts';
import {
  contradictingIn,
  fieldsToBring,
  joinDatasets,
  matchDatasets,
  sideOf,
} from '../project/joining/join-datasets.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { columnOf, datasetOf } from '../project/dataset-columns.ts';

/** Joins of two datasets by the identifiers of their people. */
export const joinsHandlers = {
  'dataset.match'(session: ProjectSession, { leftId, rightId }: Input<'dataset.match'>) {
    const { facts, rightIds } = matchDatasets(session, leftId, rightId, 'last');
    const [left, right] = [datasetOf(session, leftId), datasetOf(session, rightId)];
    const fields = fieldsToBring(left, right);
    return preparation({
      ...facts,
      contradicting: contradictingIn(session, right, rightIds, fields),
      likelyReason:
        facts.left.matched === 0 ? likelyReason(sideOf(session, left), sideOf(session, right)) : null,
      fields: fields.map((field) => ({
        field,
        label: fieldOf(field).label,
      })),
      hasEvents: columnOf(right, 'promotion-date') !== null,
    });
  },

  async 'dataset.join'(session: ProjectSession, input: Input<'dataset.join'>, call: Call) {
    return preparation(await joinDatasets(session, call, input));
  },
};
