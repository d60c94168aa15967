import { backgroundLabels, groups } from '../../background/background.ts';
import { EVERYONE } from '../../results/everyone.ts';
import type { Estimate } from '../../results/result.ts';
import { fileSlug } from '../document/file-slug.ts';

/** An estimate for programs: coordinates as ids, with labels beside. */
export type IdentifiedEstimate = Estimate & { readonly labels: Readonly<Record<string, string>> };

/** Turns labels into ids of lower-case letters, digits and dashes; equal ids are numbered. */
export function identified(estimates: readonly Estimate[]): readonly IdentifiedEstimate[] {
  const ids = new Map<string, Map<string, string>>();
  return estimates.map((estimate) => {
    const entries = Object.entries(estimate.of);
    const of = entries.map(([key, value]): [string, string] => [key, idOf(key, value, ids)]);
    const labels = entries.map(([key, value]): [string, string] => [key, labelOf(key, value)]);
    return { ...estimate, of: Object.fromEntries(of), labels: Object.fromEntries(labels) };
  });
}

function idOf(key: string, value: string, ids: Map<string, Map<string, string>>): string {
  const known = ids.get(key) ?? new Map<string, string>();
  ids.set(key, known);
  const found = known.get(value);
  if (found !== undefined) return found;
  const slug = fileSlug(value);
  const taken = new Set(known.values());
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
  known.set(value, id);
  return id;
}

function labelOf(key: string, value: string): string {
  const group = key === 'background' ? groups.find((each) => each === value) : undefined;
  if (group) return backgroundLabels[group];
  return value === EVERYONE ? 'Everyone' : value;
}
