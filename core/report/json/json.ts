import type { Result } from '../../results/result.ts';
import type { Protected } from '../../disclosure/protected.ts';
import type { ReportAbout } from '../document/blocks.ts';
import { identified } from './estimate-ids.ts';
import { fileSlug } from '../document/file-slug.ts';
import { RESULTS_SCHEMA_VERSION } from './results-file.ts';

export type NamedResult = {
  readonly name: string;
  readonly result: Protected<Result>;
  /** Sentence on a stale pinned finding. */
  readonly stale?: string | null;
};

/** Sorted keys, indent of two spaces, final newline: the same results give the same bytes. */
export function resultsJson(results: readonly NamedResult[], about: ReportAbout): string {
  const content = {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    title: about.title,
    project: about.projectName,
    statedTime: about.isTimeStated ? about.statedTime : null,
    leftOut: about.leftOut ?? [],
    results: results.map(({ name, result: { value }, stale = null }) => {
      // `published` is omitted, since the tables print it.
      const { published: _, ...printed } = value;
      return { name, stale, ...printed, estimates: identified(value.estimates) };
    }),
  };
  return `${JSON.stringify(sortKeys(content), null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sortKeys(each)]));
}

export function nameResults(results: readonly Protected<Result>[]): readonly NamedResult[] {
  const names = nameAnalyses(results.map(({ value }) => value.analysis.id));
  return results.map((result, index) => ({ name: names[index] ?? '', result }));
}

/** Names for unnamed runs: the analysis, numbered where it occurs several times. */
export function nameAnalyses(ids: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const slug = fileSlug(id);
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  });
}
