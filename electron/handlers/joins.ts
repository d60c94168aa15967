import type { Input } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { fieldOf } from '../../core/intake/fields.ts';
import { fieldsToBring, joinDatasets, matchDatasets } from '../join-datasets.ts';
import type { Call, ProjectSession } from '../project-session.ts';
import { columnOf, datasetOf } from './dataset-columns.ts';

/** Datasets brought together by the people in them. */
export const joinsHandlers = {
  'dataset.match'(session: ProjectSession, { leftId, rightId }: Input<'dataset.match'>) {
    const { facts } = matchDatasets(session, leftId, rightId, 'last');
    const right = datasetOf(session, rightId);
    return preparation({
      ...facts,
      fields: fieldsToBring(datasetOf(session, leftId), right).map((field) => ({
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
