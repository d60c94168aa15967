import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type Failure, type Input, type RequestName } from '../../core/contract/requests.ts';
import { PASSPHRASE, startHost, type TestHost } from './host.ts';

export const staff =
  'Grade,Occupation\nA,Clerical and intermediate occupations\nB,Modern professional occupations\n';

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A core of its own, closed after the test. */
export async function startTestHost(
  folder: string,
  options: Parameters<typeof startHost>[1] = {},
): Promise<TestHost> {
  const host = await startHost(folder, options);
  onTestFinished(() => host.close());
  return host;
}

export async function createProject(host: TestHost, path: string): Promise<void> {
  const token = host.tokenOf(path);
  await host.ask('project.create', { token, name: 'Faults', passphrase: PASSPHRASE, policy: '10-5' });
}

export async function reopenProject(host: TestHost, path: string): Promise<void> {
  await host.ask('project.open', { token: host.tokenOf(path), passphrase: PASSPHRASE });
}

/** What a request is refused with; null when it is not. */
export async function refusalOf<Name extends RequestName>(
  host: TestHost,
  name: Name,
  input: Input<Name>,
): Promise<Failure | null> {
  const answer = await host.request(name, input);
  return answer.ok ? null : answer.error;
}

/** One sentence that says what happened and one that says what to do; nothing that could give a person away. */
export function expectWords(failure: Failure | null, code: string): void {
  expect(failure).toMatchObject({ code, incidentId: null });
  for (const sentence of [failure?.what, failure?.whatToDo]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
    expect(sentence).not.toMatch(/SELECT|INSERT|node:|\bat .*:\d+|\/tmp/);
  }
}

export async function datasetIds({ ask }: TestHost): Promise<readonly string[]> {
  return (await ask('project.state', {}))?.datasets.map(({ id }) => id) ?? [];
}

export async function expectWhole({ ask }: TestHost): Promise<void> {
  expect(await ask('project.verify', {})).toMatchObject({ isWhole: true });
}
