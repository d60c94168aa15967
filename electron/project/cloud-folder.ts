import { posix, win32 } from 'node:path';

type Provider = {
  readonly name: string;
  /** Pattern of the full name of a folder that the provider's program makes. */
  readonly folder: RegExp;
  /** Whether the name is an ordinary word, which counts only directly under a home folder. */
  readonly isOrdinaryWord?: boolean;
};

/** `OneDrive - Company`, `Dropbox (Personal)`, `GoogleDrive-anna@example.org`: provider, then account. */
const ofAccount = String.raw`( ?[-–(].*)?`;

const providers: readonly Provider[] = [
  { name: 'OneDrive', folder: new RegExp(`^OneDrive${ofAccount}$`, 'i') },
  { name: 'Dropbox', folder: new RegExp(`^Dropbox${ofAccount}$`, 'i') },
  { name: 'Google Drive', folder: new RegExp(`^Google ?Drive${ofAccount}$`, 'i') },
  { name: 'iCloud', folder: /^(iCloud ?Drive|com~apple~CloudDocs)$/i },
  { name: 'Box', folder: /^(Box Sync|Box-Box)$/i },
  { name: 'Box', folder: /^Box$/i, isOrdinaryWord: true },
  { name: 'Nextcloud', folder: new RegExp(`^Nextcloud${ofAccount}$`, 'i') },
  { name: 'ownCloud', folder: new RegExp(`^ownCloud${ofAccount}$`, 'i') },
  { name: 'Proton Drive', folder: new RegExp(`^Proton ?Drive${ofAccount}$`, 'i') },
  { name: 'pCloud', folder: /^(pCloud ?Drive|pCloudSync)$/i },
  { name: 'MEGA', folder: /^MEGA(sync)?$/i, isOrdinaryWord: true },
  { name: 'Syncthing', folder: /^Sync$/i, isOrdinaryWord: true },
];

/** A warning where the file lies in a folder that a provider copies to its cloud. */
export function cloudFolderWarning(path: string): string[] {
  const provider = providerOf(path);
  if (provider === null) return [];
  return [
    `The project lies in a folder that ${provider} seems to copy elsewhere. It is encrypted, but consider moving it to a folder that stays on this computer.`,
  ];
}

function providerOf(path: string): string | null {
  const { dir } = /^[A-Za-z]:|\\/.test(path) ? win32.parse(path) : posix.parse(path);
  const folders = dir.split(/[\\/]/);
  for (const [depth, folder] of folders.entries()) {
    const isUnderHome = /^(Users|home)$/i.test(folders[depth - 2] ?? '');
    const found = providers.find(
      (each) => each.folder.test(folder) && (isUnderHome || each.isOrdinaryWord !== true),
    );
    if (found) return found.name;
  }
  // macOS keeps the folders of all providers in ~/Library/CloudStorage, under any name.
  const isInStorage = folders[folders.indexOf('CloudStorage') - 1] === 'Library';
  return isInStorage ? 'a cloud service' : null;
}
