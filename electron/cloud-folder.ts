const providers = [
  'OneDrive',
  'Dropbox',
  'Google Drive',
  'GoogleDrive',
  'iCloud',
  'CloudStorage',
  'Box Sync',
  'Nextcloud',
];

/** A warning when the folder's name says that it is copied to a cloud. */
export function cloudFolderWarning(path: string): string[] {
  const provider = providers.find((name) => path.toLowerCase().includes(name.toLowerCase()));
  if (!provider) return [];
  return [
    `The project lies in a folder that ${provider} seems to copy elsewhere. It is encrypted, but consider moving it to a folder that stays on this computer.`,
  ];
}
