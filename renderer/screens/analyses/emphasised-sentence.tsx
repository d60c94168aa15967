/** Percentages in bold, so that the number is met first; those in brackets are its interval and stay plain. */
export function EmphasisedSentence({ text }: { text: string }) {
  const parts = text.split(/(\([^)]*\)|\d[\d.,]*%)/);
  return parts.map((part, index) => (/^\d/.test(part) ? <strong key={index}>{part}</strong> : part));
}
