/** A printed answer normalised for case, apostrophes, dashes, slashes and "&", which differ between printings. */
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
