import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeMessage, joinBytes } from './codec.ts';
import type { DevToolsSession } from './connection.ts';
import type { ToPreload } from './preload-world.ts';

const LARGE_BYTES = 65_536;

/** Distributes over the union, so that each kind of message keeps its own facts. */
type Headed<Message> = Message extends ToPreload ? Omit<Message, 'json'> : never;

/** Hands a message to the isolated world of a page. */
export async function deliver(
  session: DevToolsSession,
  worldId: string,
  head: Headed<ToPreload>,
  value: unknown,
): Promise<void> {
  const encoded = encodeMessage(value);
  const message = JSON.stringify({ ...head, json: encoded.json });
  const bytes = joinBytes(encoded);
  if (bytes.length > LARGE_BYTES) return deliverAsFile(session, worldId, message, bytes);
  await session.send('Runtime.callFunctionOn', {
    functionDeclaration: 'function (message, base64) { return standin.receive(message, base64); }',
    uniqueContextId: worldId,
    arguments: [{ value: message }, { value: Buffer.from(bytes).toString('base64') }],
  });
}

/** Large bytes go through a file and a detached file input: base64 of 5 MB took four times as long. */
async function deliverAsFile(
  session: DevToolsSession,
  worldId: string,
  message: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = join(deliveryFolder(), randomBytes(8).toString('hex'));
  writeFileSync(file, bytes, { mode: 0o600 });
  try {
    const input = await session.send('Runtime.evaluate', {
      expression: 'standin.makeInput()',
      uniqueContextId: worldId,
    });
    const objectId = input.result.objectId ?? '';
    await session.send('DOM.setFileInputFiles', { files: [file], objectId });
    await session.send('Runtime.callFunctionOn', {
      functionDeclaration: "function (message) { return standin.receive(message, '', this.files[0]); }",
      objectId,
      arguments: [{ value: message }],
      awaitPromise: true,
    });
    await session.send('Runtime.releaseObject', { objectId });
  } finally {
    rmSync(file, { force: true });
  }
}

let folder: string | undefined;

function deliveryFolder(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'standin-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
