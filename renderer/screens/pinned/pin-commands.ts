import type { Output } from '../../../core/contract/requests.ts';
import { announce, say } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { adoptProject } from '../../session/session.ts';

export type FindingRecord = Output<'finding.list'>[number];

export async function removeFinding({ id, question }: FindingRecord): Promise<void> {
  await ask('finding.remove', { findingId: id });
  say(`Removed: ${question} Undo brings it back.`);
  adoptProject(await ask('project.state', {}));
}

export async function pinAgain(findingId: string): Promise<void> {
  await ask('finding.pin-again', { findingId });
  adoptProject(await ask('project.state', {}));
  announce('Pinned again.');
}
