// The licences of what is shipped: which packages the bundles hold, and what each of them asks to be said.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Licences (SPDX) that allow shipping beside a notice. Another one is for a person to read first. */
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];
const TEXT = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** Folders of the packages that modules of a bundle come from. */
export function packageFolders(moduleIds) {
  const folders = moduleIds.flatMap((id) => {
    const path = id.replace(/^\0+/, '').replace(/\?.*$/, '');
    return path.includes(`${sep}node_modules${sep}`) ? [folderOf(path)] : [];
  });
  return [...new Set(folders)].toSorted((one, other) => (one < other ? -1 : 1));
}

/** Some packages have further package.json without a name below their own. */
function folderOf(path) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
    if (name && version) return folder;
  }
  throw new Error(`No package is known for ${path}.`);
}

/** Name, version, licence and the whole text, for each of the folders. Throws where a licence is not known. */
export function noticesOf(folders) {
  const entries = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!isAccepted(license)) throw new Error(`${name} ${version} has no licence that is known: ${license}.`);
    const texts = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && TEXT.test(entry.name))
      .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
    if (texts.length === 0) throw new Error(`${name} ${version} has no text of its licence (${license}).`);
    return { heading: `${name} ${version} (${license})`, text: texts.join('\n\n') };
  });
  const sorted = entries.toSorted((one, other) => (one.heading < other.heading ? -1 : 1));
  const parts = sorted.map(({ heading, text }) => `${heading}\n${'-'.repeat(heading.length)}\n\n${text}\n`);
  return [`Rungs holds the following libraries.\n`, ...parts].join('\n\n');
}

/** "(MIT OR Apache-2.0)" too; "MIT AND Zlib" not. */
function isAccepted(license) {
  if (typeof license !== 'string') return false;
  return license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((each) => accepted.includes(each.trim()));
}
