import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, inFolder } from '../command-line.ts';
import { countPackets, reasonNotToCount, root } from './namespace.ts';

const reason = reasonNotToCount();
const watch = [process.execPath, join(root, 'test', 'leaks', 'watch-sockets.ts')];

describe('the command line, where every packet and socket is seen', () => {
  it.skipIf(reason !== null)(`runs the whole demo without either (${reason ?? 'counted'})`, () =>
    inFolder(async (folder) => {
      const demo = [process.execPath, commandLine(), 'demo', '--out', folder];
      const count = countPackets([...watch, ...demo], { env: { RUNGS_USER_DATA: folder } });
      expect(count.output).toMatch(/\b0 sockets seen in \d{2,} looks/);
      expect(count).toMatchObject({ packets: 0, exitCode: 0 });
    }),
  );

  it.skipIf(reason !== null)(`would see a socket that only listens here (${reason ?? 'counted'})`, () => {
    const listen =
      "require('node:net').createServer().listen(0, '127.0.0.1', () => setTimeout(process.exit, 300, 0))";
    const count = countPackets([...watch, process.execPath, '--eval', listen]);
    expect(count.output).toMatch(/1 sockets seen/);
    expect(count.exitCode).toBe(1);
  });
});
