import { z } from 'zod';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import { requests } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { storedJson } from './stored-json.ts';

const benchmark: z.ZodType<Benchmark> = requests['benchmark.list'].output.element;
const benchmarkRow = z.object({ body: storedJson(benchmark) });

/** In order of entry, by id: clocks can be set back. */
export function readBenchmarks(database: EncryptedDatabase): readonly Benchmark[] {
  return database
    .all(benchmarkRow, 'SELECT body FROM custom_benchmarks WHERE is_removed = 0 ORDER BY length(id), id')
    .map((row) => row.body);
}

/** Errors: project/benchmark-exists. */
export function addBenchmark(database: EncryptedDatabase, added: Benchmark, now: string): void {
  runCommand(database, 'benchmark.add', now, () => {
    const { changes } = database.run(
      `INSERT INTO custom_benchmarks (id, body, added_at) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET body = excluded.body, added_at = excluded.added_at, is_removed = 0
           WHERE is_removed = 1`,
      added.id,
      JSON.stringify(benchmark.parse(added)),
      now,
    );
    if (changes === 0) throw benchmarkExists();
    return { value: undefined, detail: { benchmarkId: added.id } };
  });
}

function benchmarkExists(): AppError {
  return new AppError(
    'project/benchmark-exists',
    'The project already has a benchmark of this name.',
    'Give it another name.',
  );
}
