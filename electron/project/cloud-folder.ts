import { posix, win32 } from 'node:path';

type Provider = {
  readonly name: string;
  /** The whole name of a folder that the provider's program makes. */
  readonly folder: RegExp;
  /** The name is an ordinary word: it counts only right under a person's home folder. */
  readonly isOrdinaryWord?: boolean;
};

/** `OneDrive - Company`, `Dropbox (Personal)`, `GoogleDrive-anna@example.org`: the provider, then whose it is. */
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

/** A warning when a folder on the way to the file bears the name of one that is copied to a cloud. */
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
  // macOS keeps every provider's folders here, whatever their names.
  const isInStorage = folders[folders.indexOf('CloudStorage') - 1] === 'Library';
  return isInStorage ? 'a cloud service' : null;
}
