import { plainText } from './plain-text.ts';

/** Signs that tell one category from another, as in "A+", "A" and "A-" or "Under 18" and "<18". */
const tellingSigns = /[+#<>%*=]|^\s*[-−]|[-−]\s*$/g;

/** The same for spellings of one answer, which differ in case, spaces and punctuation alone; '' for a blank. */
export function spellingKey(answer: string): string {
  const signs = (answer.match(tellingSigns) ?? []).map((sign) => sign.trim());
  return `${plainText(answer)}${signs.join('')}`;
}

/**
 * Decisions on answers, extended to labels that are other spellings of a decided answer. Where spellings were decided
 * differently, each keeps its own and further ones stay undecided.
 */
export function decisionsOnSpellings<Meaning>(
  labels: readonly string[],
  decided: Readonly<Record<string, Meaning>>,
): Record<string, Meaning> {
  const byKey = Map.groupBy(Object.entries(decided), ([answer]) => spellingKey(answer));
  const followed = labels.flatMap((label): [string, Meaning][] => {
    const [first, ...rest] = byKey.get(spellingKey(label)) ?? [];
    const isAgreed = first && rest.every(([, each]) => JSON.stringify(each) === JSON.stringify(first[1]));
    return isAgreed && spellingKey(label) !== '' ? [[label, first[1]]] : [];
  });
  return { ...Object.fromEntries(followed), ...decided };
}
