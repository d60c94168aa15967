/** Name for files and anchors: "Who works here?" becomes "who-works-here". */
export function fileSlug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/-$/, '') || 'untitled'
  );
}
