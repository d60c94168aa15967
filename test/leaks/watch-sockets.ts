import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs a command in a network namespace of its own and fails when any socket of it is ever seen: listening,
 * connecting or merely bound. Loopback counts too. Arguments: the command.
 */
const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'udplite', 'raw', 'raw6', 'icmp', 'icmp6'];
const EVERY_MS = 20;
const seen = new Set<string>();
let looks = 0;

function look(): void {
  looks++;
  for (const table of tables) {
    for (const line of readTable(table)) seen.add(`${table} ${line.trim().slice(0, 60)}`);
  }
}

function readTable(table: string): readonly string[] {
  try {
    return readFileSync(`/proc/self/net/${table}`, 'utf8').split('\n').slice(1).filter(Boolean);
  } catch {
    return [];
  }
}

look();
const before = new Set(seen);
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit' });
const timer = setInterval(look, EVERY_MS);
child.on('close', (code) => {
  clearInterval(timer);
  look();
  const opened = [...seen].filter((each) => !before.has(each));
  console.log(`${opened.length} sockets seen in ${looks} looks`);
  for (const each of opened) console.log(`  ${each}`);
  process.exitCode = opened.length > 0 ? 1 : (code ?? 1);
});
