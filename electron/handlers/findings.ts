import type { Input } from '../../core/contract/requests.ts';
import { checkSealed } from '../../core/disclosure/seal.ts';
import type { Call, ProjectSession } from '../project-session.ts';
import { runSealed } from './analyses.ts';

export const findingsHandlers = {
  async 'finding.pin'(session: ProjectSession, input: Input<'finding.pin'>, call: Call) {
    // Another project may be open by the time the result is there.
    const { store } = session;
    const sealed = await runSealed(session, input, call.job);
    return { findingId: store.pinFinding(input, sealed, call.now) };
  },

  'finding.list': (session: ProjectSession) =>
    session.store.findings().map((finding) => ({ ...finding, sealed: checkSealed(finding.sealed) })),

  'finding.remove'(session: ProjectSession, input: Input<'finding.remove'>, call: Call) {
    session.store.removeFinding(input.findingId, call.now);
    return {};
  },
};
