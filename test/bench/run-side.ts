import { type SideName, sides } from './sides.ts';

/** A process of its own for one side: `run-side NAME WARM-UPS ROUNDS`, told to the process that started it. */
const [name, warmUps, rounds] = process.argv.slice(2);

await sides[name as SideName]({
  warmUps: Number(warmUps),
  rounds: Number(rounds),
  tell: (message) => process.send?.(message),
});
process.exit(0);
