import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarkOf } from '../../core/benchmarks/benchmarks.ts';
import { DEFAULT_POLICY } from '../../core/disclosure/policy.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { RANDOM_PASSPHRASE_COST } from '../store/file-key.ts';
import { createProject, openProject } from '../store/project-store.ts';
import { schemeNamed } from '../project/named-schemes.ts';
import { stateOf } from '../project/state.ts';

const SAMPLE_NAME = 'Sample organisation';
/** Fixed passphrase of the sample: made-up people need no secret, but the file is encrypted like any other. */
const SAMPLE_PASSPHRASE = 'sample organisation';

export const projectHandlers = {
  'project.state': (session: ProjectSession) => (session.openStore ? stateOf(session) : null),

  'project.create'(session: ProjectSession, input: Input<'project.create'>, call: Call) {
    const path = call.path();
    const { name, passphrase, policy } = input;
    const project = { name, passphrase, policyId: policy, isSample: false, now: call.now };
    session.use(createProject(path, project, session.scryptCost));
    return stateOf(session);
  },

  /** A project under a random passphrase that nobody knows; removed when it is closed. */
  'project.create-temporary'(session: ProjectSession, input: Input<'project.create-temporary'>, call: Call) {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-'));
    const { name, policy } = input;
    const passphrase = randomBytes(32).toString('hex');
    const project = { name, passphrase, policyId: policy, isSample: false, now: call.now };
    const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      const path = join(folder, 'temporary.rungs');
      session.use(createProject(path, project, RANDOM_PASSPHRASE_COST), removeFolder);
    } catch (error) {
      removeFolder();
      throw error;
    }
    return stateOf(session);
  },

  'project.open'(session: ProjectSession, input: Input<'project.open'>, call: Call) {
    const path = call.path();
    // A project that fails to open leaves the current one open. To reopen the current file it must be closed first.
    if (session.openStore?.isAt(path) && session.openStore.isPassphrase(input.passphrase)) session.close();
    session.use(openProject(path, input.passphrase, call.now, session.scryptCost));
    return stateOf(session);
  },

  /** Creates the empty sample project; the host then imports its extracts by the sample's recipe. */
  'project.try-sample'(session: ProjectSession, _input: Input<'project.try-sample'>, call: Call) {
    const path = join(session.userDataFolder, `${SAMPLE_NAME}.rungs`);
    session.close();
    mkdirSync(session.userDataFolder, { recursive: true });
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    const made = { name: SAMPLE_NAME, passphrase: SAMPLE_PASSPHRASE, isSample: true, now: call.now };
    session.use(createProject(path, { ...made, policyId: DEFAULT_POLICY }, session.scryptCost));
    return stateOf(session);
  },

  'project.close'(session: ProjectSession) {
    session.close();
    return {};
  },

  'project.verify': (session: ProjectSession) => session.store.verify(),

  'project.choose-scheme'(session: ProjectSession, input: Input<'project.choose-scheme'>, call: Call) {
    session.store.chooseScheme(schemeNamed(session, input.schemeId).id, call.now);
    return stateOf(session);
  },

  'project.choose-benchmark'(session: ProjectSession, input: Input<'project.choose-benchmark'>, call: Call) {
    const { id } = benchmarkOf(input.benchmarkId, session.store.customBenchmarks());
    session.store.chooseBenchmark(id, call.now);
    return stateOf(session);
  },
};
