import type { Output } from '../../core/contract/requests.ts';
import type { Ask } from '../base/ask.ts';

type Coding = Output<'dataset.import-report'>['value']['codings'][number];
type Answer = {
  readonly count: number;
  readonly meaning: { readonly kind: string } | null;
  readonly isOpen: boolean;
};

/** Number of coded answers of each field; answers of fewer people than the threshold are not counted. */
export async function codingLines(
  ask: Ask,
  datasetId: string,
  codings: readonly Coding[],
  threshold: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const coding of codings) {
    const told = threshold === 0 ? coding : countsOf(await answersOf(ask, datasetId, coding), threshold);
    if (told.grouped + told.setAside + told.open === 0) continue;
    lines.push(
      `${coding.label}: ${told.grouped} answers grouped, ${told.setAside} set aside, ${told.open} without a meaning`,
    );
  }
  return lines;
}

async function answersOf(ask: Ask, datasetId: string, { field }: Coding): Promise<readonly Answer[]> {
  if (field === 'seb-occupation') {
    const { value } = await ask('answers.list', { datasetId });
    return value.answers.map((each) => ({ ...each, isOpen: each.background === null }));
  }
  const { value } = await ask('coding.list', { datasetId, field });
  return value.answers.map((each) => ({ ...each, isOpen: each.category === null }));
}

function countsOf(answers: readonly Answer[], threshold: number) {
  const told = answers.filter(({ count }) => count >= threshold);
  const given = told.filter(({ meaning, isOpen }) => meaning !== null && !isOpen);
  const setAside = given.filter(({ meaning }) => meaning?.kind === 'reason').length;
  return {
    grouped: given.length - setAside,
    setAside,
    open: told.filter(({ isOpen }) => isOpen).length,
  };
}
