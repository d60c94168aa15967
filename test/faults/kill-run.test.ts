import { describe, expect, it } from 'vitest';
import { runKills } from './kill-run.ts';

/** A short run each time; the long one is `node test/faults/kill-run.ts --kills 1000`. */
const KILLS = 25;
const PATIENCE_MS = 600_000;

describe('a day at work', () => {
  it(
    `killed ${KILLS} times with its reader loses no finished command and shows no half of one`,
    async () => {
      const report = await runKills(KILLS, 25);
      expect(report.kills).toBe(KILLS);
      expect(Object.keys(report.byPhase).length).toBeGreaterThan(2);
      expect(report.byPhase['import']).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
