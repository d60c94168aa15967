import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { EncryptedDatabase } from './database.ts';

const KEY_BYTES = 32;
const keyRow = z.object({ key_bytes: z.instanceof(Uint8Array) });

/** The project's key for hashing identifiers; generated on first use. */
export function personKeyOf(database: EncryptedDatabase): Uint8Array {
  const read = (): Uint8Array | undefined =>
    database.first(keyRow, 'SELECT key_bytes FROM person_keys WHERE id = 1')?.key_bytes;
  const known = read();
  if (known) return known;
  database.transact(() => {
    database.run('INSERT INTO person_keys (id, key_bytes) VALUES (1, ?)', randomBytes(KEY_BYTES));
  });
  const made = read();
  if (!made) throw new Error('The key for people was not kept.');
  return made;
}
