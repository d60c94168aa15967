import type { Failure, Input } from '../../core/contract/requests.ts';
import { reopen, type Sealed } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import { digestOf } from '../../core/digest.ts';
import { nameResults } from '../../core/report/json/json.ts';
import { openForReport } from '../project/pins/opened-pins.ts';
import { checkPin, staleSentence } from '../project/pins/pin-check.ts';
import { WordedError } from '../links/compute-link.ts';
import { failureOf } from '../base/failures.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import type { ReportFormat } from '../../core/report/formats.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { runSealed } from '../project/run-analysis.ts';

export const exportsHandlers = {
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
    const { whole, leftOut } = openForReport(findings);
    const named = nameResults(whole.map(({ result }) => result));
    const leaving = [];
    for (const [index, finding] of whole.entries()) {
      const { id, sealed } = finding;
      const stale = staleSentence(finding, await checkPin(session, finding, call.job));
      leaving.push({ id, sealed, name: named[index]?.name ?? id, stale });
    }
    const { name } = store.facts();
    return {
      files: await exportResults(session, store, call, {
        leaving,
        leftOut,
        formats: input.formats,
        title: name,
        made: { time: call.now, isStated: true },
      }),
      leftOut: [...leftOut],
    };
  },

  async 'recipe.export'(session: ProjectSession, input: Input<'recipe.export'>, call: Call) {
    const { store } = session;
    const leaving = [];
    const refused: { name: string; failure: Failure }[] = [];
    for (const [index, { name, request }] of input.runs.entries()) {
      try {
        const sealed = await runSealed(session, request, call.job, index, input.runs.length);
        leaving.push({ id: null, name, stale: null, sealed });
      } catch (error) {
        const failure = refusalOf(error);
        // One refused analysis does not stop the others; where all are refused, its reason is the export's.
        if (failure === null || refused.length + 1 === input.runs.length) throw error;
        refused.push({ name, failure });
      }
    }
    const { formats, title, made } = input;
    const files = await exportResults(session, store, call, { leaving, leftOut: [], formats, title, made });
    return { files, sealed: leaving.map(({ sealed }) => sealed), refused };
  },
};

/** Why an analysis was refused; null where it was cancelled or failed unexpectedly. */
function refusalOf(error: unknown): Failure | null {
  if (error instanceof AppError) return isOfAll(error.detail.code) ? null : failureOf(error.detail);
  return error instanceof WordedError && !isOfAll(error.failure.code) ? error.failure : null;
}

function isOfAll(code: string): boolean {
  return code.startsWith('app/') || code.startsWith('project/');
}

type Export = {
  readonly leaving: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly sealed: Uint8Array | Sealed;
    readonly stale: string | null;
  }[];
  readonly leftOut: readonly string[];
  readonly formats: readonly ReportFormat[];
  readonly title: string;
  readonly made: Input<'recipe.export'>['made'];
};

/** What leaves is recorded before it leaves: after a crash in between the record says too much, never too little. */
async function exportResults(
  session: ProjectSession,
  store: ProjectStore,
  call: Call,
  { leaving, leftOut, formats, title, made }: Export,
): Promise<string[]> {
  const results = leaving.map(({ name, sealed, stale }) => ({ name, stale, result: reopen(sealed) }));
  const about = { title, projectName: title, statedTime: made.time, isTimeStated: made.isStated, leftOut };
  // Imported on demand: charts and report writers take 15 MB that a project without exports never needs.
  const { prepareReport } = await import('../export/write-report.ts');
  const report = await prepareReport(call.path(), results, formats, about, session.print);
  try {
    store.recordExport({
      digest: digestOf(results.map(({ result }) => result.value.digest)),
      formats,
      findingIds: leaving.flatMap(({ id }) => id ?? []),
      now: call.now,
    });
  } catch (error) {
    report.discard();
    throw error;
  }
  report.commit();
  return [...report.names];
}
