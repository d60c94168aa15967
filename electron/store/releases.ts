import { z } from 'zod';
import { type Ledger, ledgerHash, type Release } from '../../core/disclosure/ledger.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { writeRecordId } from './record-id.ts';

export type Export = {
  /** Digest of the published counts and figures. */
  readonly digest: string;
  readonly formats: readonly string[];
  readonly findingIds: readonly string[];
  readonly now: string;
};

const releaseRow = z.object({ id: z.number().int(), digest: z.string(), released_at: z.string() });

/** Records an export. Figures that were exported before are not counted as a new release. */
export function recordExport(database: EncryptedDatabase, exported: Export): Release {
  const { digest, formats, findingIds, now } = exported;
  return runCommand(database, 'finding.export', now, () => {
    const ledger = ledgerHash(readLedger(database));
    database.run(
      'INSERT INTO releases (digest, released_at) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING',
      digest,
      now,
    );
    const release = describeRelease(
      database.only(releaseRow, 'SELECT id, digest, released_at FROM releases WHERE digest = ?', digest),
    );
    return { value: release, detail: { releaseId: release.id, digest, ledger, formats, findingIds } };
  });
}

export function readLedger(database: EncryptedDatabase): Ledger {
  return {
    releases: database
      .all(releaseRow, 'SELECT id, digest, released_at FROM releases ORDER BY id')
      .map(describeRelease),
  };
}

function describeRelease(row: z.infer<typeof releaseRow>): Release {
  return { id: writeRecordId('release', row.id), releasedAt: row.released_at, digest: row.digest };
}
