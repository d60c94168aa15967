import { z } from 'zod';
import { policyId } from '../../core/contract/basics.ts';
import type { Policy } from '../../core/disclosure/policy.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';

export type ProjectFacts = {
  readonly projectId: string;
  readonly name: string;
  readonly policyId: Policy['id'];
  readonly isSample: boolean;
  readonly createdAt: string;
};

export type ProjectSettings = { readonly schemeId: string; readonly benchmarkId: string };

/** Settings of a new project: the Commission's three groups, compared with the UK workforce. */
const initialSettings: ProjectSettings = { schemeId: 'smc-2021-three', benchmarkId: 'uk-2021-05' };

const factsRow = z.object({
  project_id: z.string(),
  name: z.string(),
  policy_id: policyId,
  is_sample: z.number(),
  created_at: z.string(),
});

const settingsRow = z.object({ scheme_id: z.string(), benchmark_id: z.string() });

export function insertFacts(database: EncryptedDatabase, facts: ProjectFacts): void {
  runCommand(database, 'project.create', facts.createdAt, () => {
    database.run(
      'INSERT INTO project_facts (id, project_id, name, policy_id, is_sample, created_at) VALUES (1, ?, ?, ?, ?, ?)',
      facts.projectId,
      facts.name,
      facts.policyId,
      facts.isSample ? 1 : 0,
      facts.createdAt,
    );
    const { schemeId, benchmarkId } = initialSettings;
    database.run(
      'INSERT INTO project_settings (id, scheme_id, benchmark_id) VALUES (1, ?, ?)',
      schemeId,
      benchmarkId,
    );
    return {
      value: undefined,
      detail: { policyId: facts.policyId, isSample: facts.isSample, schemeId, benchmarkId },
    };
  });
}

export function readFacts(database: EncryptedDatabase): ProjectFacts {
  const row = database.only(factsRow, 'SELECT * FROM project_facts');
  return {
    projectId: row.project_id,
    name: row.name,
    policyId: row.policy_id,
    isSample: row.is_sample === 1,
    createdAt: row.created_at,
  };
}

export function readSettings(database: EncryptedDatabase): ProjectSettings {
  const row = database.only(settingsRow, 'SELECT * FROM project_settings');
  return { schemeId: row.scheme_id, benchmarkId: row.benchmark_id };
}

export function chooseScheme(database: EncryptedDatabase, schemeId: string, now: string): void {
  runCommand(database, 'project.choose-scheme', now, () => {
    database.run('UPDATE project_settings SET scheme_id = ?', schemeId);
    return { value: undefined, detail: { schemeId } };
  });
}

export function chooseBenchmark(database: EncryptedDatabase, benchmarkId: string, now: string): void {
  runCommand(database, 'project.choose-benchmark', now, () => {
    database.run('UPDATE project_settings SET benchmark_id = ?', benchmarkId);
    return { value: undefined, detail: { benchmarkId } };
  });
}
