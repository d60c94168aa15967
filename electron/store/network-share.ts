import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectErrors } from './project-errors.ts';

/**
 * Refuses network shares: SQLite's locks and write-ahead log do not work on them, so that two people could write at
 * once. Errors: project/network-share.
 */
export function refuseNetworkShare(path: string): void {
  if (isOnNetworkShare(path)) throw projectErrors.networkShare();
}

function isOnNetworkShare(path: string): boolean {
  try {
    switch (process.platform) {
      case 'win32':
        // The native form of a mapped drive is its share.
        return isSharePath(path) || isSharePath(realpathSync.native(dirname(path)));
      case 'darwin':
        return isShare(mountOf(path, readMacMounts(execFileSync('/sbin/mount', { encoding: 'utf8' }))));
      default:
        return isShare(mountOf(path, readLinuxMounts(readFileSync('/proc/self/mounts', 'utf8'))));
    }
  } catch {
    // Where the mounts are unknown, the folder counts as local.
    return false;
  }
}

export type Mount = { readonly source: string; readonly folder: string; readonly type: string };

/** Lines of /proc/self/mounts: source, folder, type; spaces are written \040. */
export function readLinuxMounts(text: string): readonly Mount[] {
  const plain = (word: string) =>
    word.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return text.split('\n').flatMap((line) => {
    const [source = '', folder, type] = line.split(' ').map(plain);
    return folder !== undefined && type !== undefined ? [{ source, folder, type }] : [];
  });
}

/** Lines of macOS's mount: `//anna@server/hr on /Volumes/hr (smbfs, nodev, nosuid)`. */
export function readMacMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, source, folder, type] = /^(.*) on (\/.*) \(([^,)]+)[^)]*\)$/.exec(line) ?? [];
    return source !== undefined && folder !== undefined && type !== undefined
      ? [{ source, folder, type }]
      : [];
  });
}

/** Mount of a path: the deepest folder, and of two on the same folder the later. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | null {
  let found: Mount | null = null;
  for (const mount of mounts) {
    const folder = mount.folder.endsWith('/') ? mount.folder : `${mount.folder}/`;
    const isDeeper = found === null || mount.folder.length >= found.folder.length;
    if (path.startsWith(folder) && isDeeper) found = mount;
  }
  return found;
}

const shareTypes: ReadonlySet<string> = new Set([
  ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'afpfs', 'webdav', 'davfs', 'davfs2', 'ftp', 'ncpfs', 'afs'],
  ...['ceph', 'glusterfs', 'lustre', 'beegfs', 'gpfs', 'pvfs2'],
]);

/** FUSE drivers of remote file systems; others (gocryptfs, ntfs-3g) are local. */
const shareDrivers: ReadonlySet<string> = new Set([
  ...['sshfs', 'rclone', 'gvfsd-fuse', 'davfs', 'davfs2', 'curlftpfs', 'glusterfs', 'ceph', 'ceph-fuse'],
  ...['s3fs', 'goofys', 'gcsfuse', 'smbnetfs', 'juicefs', 'mfs', 'onedriver', 'google-drive-ocamlfuse'],
]);

export function isShare(mount: Mount | null): boolean {
  if (mount === null) return false;
  const { source, type } = mount;
  if (shareTypes.has(type)) return true;
  const isUserSpace = /^(fuse(\.|$)|macfuse|osxfuse)/.test(type);
  return isUserSpace && (shareDrivers.has(type.replace(/^fuse\./, '')) || isRemoteSource(source));
}

/** `anna@server:/hr`, `//server/hr`, `https://server/hr`. */
function isRemoteSource(source: string): boolean {
  return /^[^/\s]+:/.test(source) || source.startsWith('//');
}

/** `\\server\share`, also as `\\?\UNC\server\share`; not `\\?\C:\` and `\\.\`, which are this computer's own. */
export function isSharePath(path: string): boolean {
  const slashed = path.replaceAll('/', '\\');
  return /^\\\\\?\\UNC\\/i.test(slashed) || /^\\\\[^\\?.]/.test(slashed);
}
