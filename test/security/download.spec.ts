import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, test } from '../e2e/fixture.ts';

test('no download of the page becomes a file', async ({ userDataFolder }) => {
  const home = join(userDataFolder, 'home');
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads, { recursive: true });
  const app = await launch(join(userDataFolder, 'data'), { HOME: home, XDG_DOWNLOAD_DIR: downloads });
  try {
    const window = await app.firstWindow();
    await window.waitForURL(/\/index\.html$/);
    await window.evaluate(() => {
      const bytes = URL.createObjectURL(new Blob(['secret'], { type: 'application/octet-stream' }));
      for (const href of [
        bytes,
        'data:application/octet-stream,secret',
        '/index.html',
        'https://example.com/x.zip',
      ]) {
        const link = Object.assign(document.createElement('a'), { href, download: 'leaked.txt' });
        document.body.append(link);
        link.click();
      }
    });
    await window.waitForTimeout(1_500);
    expect(readdirSync(downloads)).toEqual([]);
    const everything = readdirSync(userDataFolder, { recursive: true, encoding: 'utf8' });
    expect(everything.filter((name) => /leaked|crdownload/.test(name))).toEqual([]);
    expect(window.url()).toMatch(/\/index\.html$/);
  } finally {
    await app.close();
  }
});
