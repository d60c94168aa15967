import { movableIn } from '../../core/background/own-scheme.ts';
import type { Scheme } from '../../core/background/scheme.ts';
import { schemeOf, schemes } from '../../core/background/schemes.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { openPin } from '../project/pins/opened-pins.ts';
import { stateOf } from '../project/state.ts';
import type { Finding } from '../store/findings.ts';

/** Shipped groupings, and the organisation's own. */
export const schemesHandlers = {
  'scheme.list': (session: ProjectSession): Output<'scheme.list'> => {
    const own = session.store.schemes.all();
    return [...schemes, ...own.map(({ id }) => schemeOf(id, own))].map(summaryOf);
  },

  'scheme.create'(session: ProjectSession, { label, basedOn, places }: Input<'scheme.create'>, call: Call) {
    const schemeId = session.store.schemes.create({ label, basedOn, groups: places }, call.now);
    return { schemeId, project: stateOf(session) };
  },

  'scheme.change'(session: ProjectSession, { schemeId, places }: Input<'scheme.change'>, call: Call) {
    session.store.schemes.change(schemeId, places, call.now);
    return stateOf(session);
  },

  'scheme.rename'(session: ProjectSession, { schemeId, label }: Input<'scheme.rename'>, call: Call) {
    refusePinned(session, schemeId);
    session.store.schemes.rename(schemeId, label, call.now);
    return stateOf(session);
  },

  'scheme.remove'(session: ProjectSession, { schemeId }: Input<'scheme.remove'>, call: Call) {
    if (session.store.settings().schemeId === schemeId) {
      throw new AppError(
        'scheme/in-use',
        'This grouping is the one in use.',
        'Choose another grouping first, then remove this one.',
      );
    }
    refusePinned(session, schemeId);
    session.store.schemes.remove(schemeId, call.now);
    return stateOf(session);
  },

  'scheme.restore'(session: ProjectSession, { schemeId }: Input<'scheme.restore'>, call: Call) {
    session.store.schemes.restore(schemeId, call.now);
    return stateOf(session);
  },
};

/** Refuses a command on a grouping whose name a pinned finding prints. Errors: scheme/pinned. */
function refusePinned(session: ProjectSession, schemeId: string): void {
  const pinned = session.store.findings().filter((finding) => schemeIdOf(finding) === schemeId).length;
  if (pinned === 0) return;
  throw new AppError(
    'scheme/pinned',
    `${pinned === 1 ? 'One pinned finding names' : `${pinned} pinned findings name`} this grouping.`,
    'Remove them first, or make another grouping.',
    { count: pinned },
  );
}

/** The grouping that the pinned finding's request names, where its result cannot be opened. */
function schemeIdOf(finding: Finding): string | undefined {
  return openPin(finding).result?.value.context.scheme.id ?? finding.request.schemeId;
}

function summaryOf(scheme: Scheme): Output<'scheme.list'>[number] {
  const { id, version, label, description, source, confidence, cautions, own } = scheme;
  return {
    ...{ id, version, label, description, source, confidence },
    cautions: [...cautions],
    basedOn: own?.basedOn ?? null,
    movable: [...movableIn(scheme)],
  };
}
