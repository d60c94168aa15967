import { createHash } from 'node:crypto';
import type { Input } from '../../core/contract/requests.ts';
import { checkSealed, reopen } from '../../core/disclosure/seal.ts';
import { AppError } from '../../core/errors.ts';
import { nameResults } from '../../core/report/json.ts';
import type { Call, ProjectSession } from '../project-session.ts';
import { writeReport } from '../write-report.ts';
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

  async 'finding.export'(session: ProjectSession, input: Input<'finding.export'>, call: Call) {
    const { store } = session;
    const findings = store.findings();
    if (findings.length === 0) {
      throw new AppError(
        'finding/none',
        'Nothing is pinned yet.',
        'Pin a finding on the Analyses screen first.',
      );
    }
    const results = findings.map(({ sealed }) => reopen(sealed));
    const { name } = store.facts();
    const about = { title: name, projectName: name, statedTime: call.now };
    const files = await writeReport(call.path(), nameResults(results), input.formats, about, session.print);
    const digest = createHash('sha256');
    for (const { sealed } of findings) digest.update(sealed);
    store.recordExport({
      digest: digest.digest('hex'),
      formats: input.formats,
      findingIds: findings.map(({ id }) => id),
      now: call.now,
    });
    return { files };
  },
};
