import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Baseline, checkDay } from './day-check.ts';
import { dayFolder, type Standing, stepAt } from './day.ts';
import { PASSPHRASE, startHost } from './host.ts';
import { appendToJournal, type JournalEntry, progressOf, readJournal } from './journal.ts';

/** Checks what the process before it left behind, then goes on with the day until it is killed. */
const [, , folder = '', baselinePath = ''] = process.argv;
const day = dayFolder(folder);
const baseline = JSON.parse(readFileSync(baselinePath, 'utf8')) as Baseline;

// Whoever was to kill it is gone.
process.once('disconnect', () => process.exit());

mkdirSync(dirname(day.project), { recursive: true });
const progress = progressOf(readJournal(day.journal));
const { standing, completed, leftovers } = checkDay(day, progress, baseline);
if (completed && progress.underWay) {
  appendToJournal(day.journal, { ...progress.underWay, isFinished: true, recordId: completed.recordId });
}
process.send?.({ type: 'checked', isCompleted: completed !== null, leftovers });

const host = await startHost(folder);
let position = progress.finished.length + (completed ? 1 : 0);
let standingNow: Standing = standing;
if (position > 0)
  await host.ask('project.open', { token: host.tokenOf(day.project), passphrase: PASSPHRASE });
for (; ; position++) {
  const { phase, command, carryOut } = stepAt(position);
  const entry: JournalEntry = { position, phase, command, isFinished: false, recordId: null };
  appendToJournal(day.journal, entry);
  process.send?.({ type: 'begun', phase });
  const recordId = await carryOut(host, day, standingNow);
  appendToJournal(day.journal, { ...entry, isFinished: true, recordId });
  standingNow = await readStanding();
}

async function readStanding(): Promise<Standing> {
  const state = await host.ask('project.state', {});
  const findings = await host.ask('finding.list', {});
  return {
    datasets: state?.datasets.map(({ id, wave }) => ({ id, wave })) ?? [],
    findings: findings.map(({ id }) => id),
  };
}
