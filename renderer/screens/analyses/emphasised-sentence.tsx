/** A sentence with its percentages in bold, except those in brackets, which are intervals. */
export function EmphasisedSentence({ text }: { text: string }) {
  const parts = text.split(/(\([^)]*\)|\d[\d.,]*%)/);
  return parts.map((part, index) => (/^\d/.test(part) ? <strong key={index}>{part}</strong> : part));
}
