import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** True for the first process that uses the folder; a later one only wakes it. */
export function lockInstance(folder: string, onSecondInstance: () => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lockFile = join(folder, 'standin.lock');
  const socket = join(
    tmpdir(),
    `standin-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`,
  );
  const holder = readHolder(lockFile);
  if (holder !== null && isRunning(holder)) {
    createConnection(socket)
      .on('error', () => {})
      .end();
    return false;
  }
  writeFileSync(lockFile, String(process.pid));
  rmSync(socket, { force: true });
  createServer((caller) => {
    caller.resume();
    onSecondInstance();
  })
    .listen(socket)
    .unref();
  process.on('exit', () => {
    rmSync(lockFile, { force: true });
    rmSync(socket, { force: true });
  });
  return true;
}

function readHolder(lockFile: string): number | null {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
