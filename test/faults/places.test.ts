import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloudFolderWarning } from '../../electron/project/cloud-folder.ts';
import {
  isShare,
  isSharePath,
  mountOf,
  readLinuxMounts,
  readMacMounts,
} from '../../electron/store/network-share.ts';
import { commandLine, root, rungs } from '../command-line.ts';
import { createProject, makeFolder, startTestHost } from './fixture.ts';

const secret = { RUNGS_PASSPHRASE: 'correct horse' };

const linuxMounts = readLinuxMounts(
  [
    '/dev/sda1 / ext4 rw,relatime 0 0',
    'overlay /var/lib/docker overlay rw 0 0',
    'tmpfs /tmp tmpfs rw 0 0',
    '/dev/sdb1 /media/anna/USB\\040STICK fuseblk rw 0 0',
    'gocryptfs /home/anna/vault fuse.gocryptfs rw 0 0',
    'portal /run/user/1000/doc fuse.portal rw 0 0',
    'server:/export/hr /mnt/nfs nfs4 rw 0 0',
    '//server/hr /mnt/My\\040Share cifs rw 0 0',
    'anna@server:/hr /home/anna/far fuse.sshfs rw 0 0',
    'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
    'systemd-1 /mnt/auto autofs rw 0 0',
    'server:/auto /mnt/auto nfs rw 0 0',
    'https://server/hr /mnt/other fuse.unheardof rw 0 0',
    '/dev/sdc1 /mnt/nfs/disk ext4 rw 0 0',
  ].join('\n'),
);

describe('a network share', () => {
  it.each([
    ['/mnt/nfs/hr/staff.rungs', true],
    ['/mnt/My Share/staff.rungs', true],
    ['/home/anna/far/staff.rungs', true],
    ['/run/user/1000/gvfs/smb-share:server=s,share=hr/staff.rungs', true],
    ['/mnt/auto/staff.rungs', true],
    ['/mnt/other/staff.rungs', true],
    ['/home/anna/staff.rungs', false],
    ['/mnt/nfs-copy/staff.rungs', false],
    ['/mnt/nfs/disk/staff.rungs', false],
    ['/media/anna/USB STICK/staff.rungs', false],
    ['/home/anna/vault/staff.rungs', false],
    ['/run/user/1000/doc/1/staff.rungs', false],
    ['/tmp/staff.rungs', false],
    ['/var/lib/docker/staff.rungs', false],
  ])('is told from a disk by what is mounted: %s is one: %s', (path, expected) => {
    expect(isShare(mountOf(path, linuxMounts))).toBe(expected);
  });

  it('is told from a disk on macOS', () => {
    const mounts = readMacMounts(
      [
        '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
        '//anna@server/hr on /Volumes/hr (smbfs, nodev, nosuid, mounted by anna)',
        '/dev/disk4s1 on /Volumes/USB (old) (exfat, local, nodev)',
        'anna@server:/hr on /Volumes/far (macfuse, nodev, mounted by anna)',
      ].join('\n'),
    );
    const shares = ['/Users/anna/a', '/Volumes/hr/a', '/Volumes/USB (old)/a', '/Volumes/far/a'].map((path) =>
      isShare(mountOf(path, mounts)),
    );
    expect(shares).toStrictEqual([false, true, false, true]);
  });

  it('is told from a disk on Windows by its path', () => {
    const shares = [
      String.raw`\\server\hr\staff.rungs`,
      String.raw`\\?\UNC\server\hr\staff.rungs`,
      '//server/hr/staff.rungs',
      String.raw`C:\Users\anna\staff.rungs`,
      String.raw`\\?\C:\Users\anna\staff.rungs`,
    ].map(isSharePath);
    expect(shares).toStrictEqual([true, true, true, false, false]);
  });

  it('is refused by create, open and import, in words', async ({ skip }) => {
    const folder = makeFolder();
    const share = join(folder, 'share');
    mkdirSync(share);
    const project = join(share, 'staff.rungs');
    expect((await rungs(['create', project], secret)).code).toBe(0);
    // The same folder, in a mount namespace where the system says that a server lends it.
    const proc = join(folder, 'mounts');
    writeFileSync(proc, `/dev/sda1 / ext4 rw 0 0\nserver:/hr ${share} nfs4 rw 0 0\n`);
    const elsewhere = 'mount --bind "$0" /proc/$$/mounts && exec "$@"';
    const inNamespace = (...args: string[]) =>
      spawnSync('sh', ['-c', `exec unshare --mount sh -c '${elsewhere}' "$@"`, 'sh', proc, ...args], {
        encoding: 'utf8',
        env: { ...process.env, ...secret },
      });
    if (inNamespace('true').status !== 0) return skip('this account may not make a mount namespace');
    const cli = commandLine();
    for (const args of [
      ['verify', project],
      ['create', join(share, 'other.rungs')],
      ['import', project, join(root, 'assets/demo/recipe.json')],
    ]) {
      const { status, stderr, stdout } = inNamespace(process.execPath, cli, ...args);
      expect({ status, stdout }).toStrictEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/network share.*Move it to a folder on this computer/s);
    }
    expect((await rungs(['verify', project], secret)).out).toContain('whole');
  });
});

describe('a folder that is copied to a cloud', () => {
  it.each([
    ['/Users/anna/Library/CloudStorage/OneDrive-Contoso/HR/staff.rungs', 'OneDrive'],
    ['/Users/anna/Library/CloudStorage/Unknown-anna/staff.rungs', 'a cloud service'],
    ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/staff.rungs', 'iCloud'],
    [String.raw`C:\Users\anna\OneDrive - Contoso Ltd\HR\staff.rungs`, 'OneDrive'],
    [String.raw`C:\Users\anna\iCloudDrive\staff.rungs`, 'iCloud'],
    ['/home/anna/Dropbox (Personal)/staff.rungs', 'Dropbox'],
    ['/home/anna/Nextcloud/staff.rungs', 'Nextcloud'],
    ['/home/anna/Google Drive/staff.rungs', 'Google Drive'],
    ['/home/anna/Box/staff.rungs', 'Box'],
  ])('is warned of by its name: %s', (path, provider) => {
    expect(cloudFolderWarning(path)).toStrictEqual([expect.stringContaining(`${provider} seems to copy`)]);
  });

  it.each([
    '/home/anna/Sandbox Sync/staff.rungs',
    '/home/anna/Dropboxes/staff.rungs',
    '/home/anna/leaving OneDrive/staff.rungs',
    '/srv/Box/staff.rungs',
    '/home/anna/HR/Box/staff.rungs',
    '/home/anna/HR/OneDrive.rungs',
    String.raw`C:\Users\anna\Documents\Dropbox figures.rungs`,
  ])('is not seen where the word is only part of a name: %s', (path) => {
    expect(cloudFolderWarning(path)).toStrictEqual([]);
  });

  it('is warned of for as long as the project is open, also where a link leads there', async () => {
    const folder = makeFolder();
    const synced = join(folder, 'Dropbox');
    mkdirSync(synced);
    symlinkSync(synced, join(folder, 'work'));
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'work', 'a.rungs'));
    await host.ask('project.choose-benchmark', { benchmarkId: 'uk-2020-02' });
    expect((await host.ask('project.state', {}))?.warnings).toStrictEqual([
      expect.stringContaining('Dropbox seems to copy'),
    ]);
    await createProject(host, join(folder, 'b.rungs'));
    expect((await host.ask('project.state', {}))?.warnings).toStrictEqual([]);
  });
});
