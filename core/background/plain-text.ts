/** A printed answer without what differs from printing to printing: case, apostrophes, dashes, strokes, "&". */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&amp;', '&')
    .replaceAll(/[’‘ʼ'`´]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
